// How figures grow: the power of the rows' numbers that fits a column best.
import { spreadOf, type Table } from "./table.js";

/** The row that holds the powers. */
export const EXPONENT = "fitted exponent";

/** Adds the power of each column of a table whose rows are numbers. */
export function withExponents(table: Table): Table {
  const columns = [...new Set(table.figures.map(({ column }) => column))];
  const exponents = columns.map((column) => {
    const figures = table.figures.filter((figure) => figure.column === column);
    const exponent = slope(figures.map(({ row, median }) => [Math.log(Number(row)), Math.log(median)]));
    return { row: EXPONENT, column, unit: "power", ...spreadOf([exponent]) };
  });
  return { ...table, figures: [...table.figures, ...exponents] };
}

/** Of the line through points (x, y) with the least squares. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (term: (dx: number, dy: number) => number) =>
    points.reduce((total, point) => total + term(point[0] - x, point[1] - y), 0);
  return sum((dx, dy) => dx * dy) / sum((dx) => dx * dx);
}
