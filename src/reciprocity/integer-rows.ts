// Lists of whole numbers that are filled anew every iteration without making anything new.

/** Rows of integers; what lies beyond those added holds the filler. */
export class IntegerRows {
  data: Int32Array;
  /** Rows added. */
  count = 0;

  constructor(
    readonly width: number,
    private readonly filler: number,
  ) {
    this.data = new Int32Array(64 * width).fill(filler);
  }

  /** Adds a row; gives the place in `data` where its integers are to be written. */
  add(): number {
    const at = this.count * this.width;
    if (at === this.data.length) this.data = this.first(2 * this.count);
    this.count += 1;
    return at;
  }

  /** So many rows from the first on: a view, or a copy where there is no room for as many. */
  first(rows: number): Int32Array {
    const length = rows * this.width;
    if (length <= this.data.length) return this.data.subarray(0, length);
    const longer = new Int32Array(length).fill(this.filler);
    longer.set(this.data);
    return longer;
  }

  clear(): void {
    this.data.fill(this.filler, 0, this.count * this.width);
    this.count = 0;
  }
}
