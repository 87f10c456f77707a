// How figures grow: the power of the rows' numbers that fits a column best.
import { spreadOf } from "./table.js";
/** The row that holds the powers. */
export const EXPONENT = "fitted exponent";
/** Adds the power of each column of a table whose rows are numbers. */
export function withExponents(table) {
    const columns = [...new Set(table.figures.map(({ column }) => column))];
    const exponents = columns.map((column) => {
        const figures = table.figures.filter((figure) => figure.column === column);
        const exponent = slope(figures.map(({ row, median }) => [Math.log(Number(row)), Math.log(median)]));
        return { row: EXPONENT, column, unit: "power", ...spreadOf([exponent]) };
    });
    return { ...table, figures: [...table.figures, ...exponents] };
}
/** Of the line through points (x, y) with the least squares. */
export function slope(points) {
    const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
    const [x, y] = [mean(0), mean(1)];
    const sum = (term) => points.reduce((total, point) => total + term(point[0] - x, point[1] - y), 0);
    return sum((dx, dy) => dx * dy) / sum((dx) => dx * dx);
}
