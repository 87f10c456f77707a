/** Chances that no double sum can see; in large crowds most of what is possible is as unlikely as this. */
const NO_CHANCE = 1e-24;
/** Makes a square sparse matrix row by row. */
export class SparseRows {
    starts = [0];
    to = new Int32Array(256);
    chances = new Float64Array(256);
    count = 0;
    row;
    isTouched;
    touched = [];
    constructor(size) {
        this.row = new Float64Array(size);
        this.isTouched = new Uint8Array(size);
    }
    /** Adds a chance to a place in the row that is being made. */
    add(column, chance) {
        if (this.isTouched[column] === 0) {
            this.isTouched[column] = 1;
            this.touched.push(column);
        }
        this.row[column] += chance;
    }
    /** The row is done. */
    end() {
        const { row, touched } = this;
        touched.sort((one, other) => one - other);
        while (this.count + touched.length > this.to.length)
            this.grow();
        for (const column of touched) {
            if (row[column] >= NO_CHANCE) {
                this.to[this.count] = column;
                this.chances[this.count] = row[column];
                this.count += 1;
            }
            row[column] = 0;
            this.isTouched[column] = 0;
        }
        touched.length = 0;
        this.starts.push(this.count);
    }
    done() {
        return {
            starts: Int32Array.from(this.starts),
            to: this.to.slice(0, this.count),
            chances: this.chances.slice(0, this.count),
        };
    }
    grow() {
        const { to, chances } = this;
        this.to = new Int32Array(2 * to.length);
        this.to.set(to);
        this.chances = new Float64Array(2 * chances.length);
        this.chances.set(chances);
    }
}
