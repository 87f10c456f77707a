/** What is used of jstat, which comes without types. */
declare module "jstat" {
  const jStat: {
    readonly studentt: { inv(probability: number, degreesOfFreedom: number): number };
    readonly beta: { inv(probability: number, alpha: number, beta: number): number };
  };
  export default jStat;
}
