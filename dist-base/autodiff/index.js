import { checkOptions, checkValue, flag, integer, listOf, real, required, shown, such } from "../options.js";
import { instantiate, instantiateSync } from "@assemblyscript/loader";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
// dist/autodiff/data.js
function numbersOf(operation, data) {
	if (data instanceof Float32Array || data instanceof Float64Array) return data;
	const numbers = copyOf(operation, data, "numbers");
	for (let at = 0; at < numbers.length; at++) {
		const number = numbers[at];
		if (typeof number === "number") continue;
		const got = Array.isArray(number) ? "an array" : shown(number);
		throw new TypeError(`${operation}: got ${got} at ${at}, takes numbers in one flat array, the last axis fastest`);
	}
	return numbers;
}
function integersOf(operation, data) {
	if (data instanceof Int32Array) return data;
	const integers = copyOf(operation, data, "integers");
	for (let at = 0; at < integers.length; at++) {
		const integer = integers[at];
		if (typeof integer === "number" && integer === (integer | 0)) continue;
		throw new RangeError(`${operation}: got ${shown(integer)} at ${at}, takes integers of 32 bits`);
	}
	return integers;
}
function checkList(operation, list, takes) {
	if (!Array.isArray(list)) throw new TypeError(`${operation}: got ${shown(list)}, takes ${takes}`);
}
function copyOf(operation, data, takes) {
	if (Array.isArray(data) || ArrayBuffer.isView(data) && "length" in data) return [...data];
	throw new TypeError(`${operation}: got ${shown(data)}, takes ${takes} in an array`);
}
// dist/autodiff/shape.js
var ShapeError = class extends Error {
	name = "ShapeError";
};
function show(shape) {
	return `[${shape.join(", ")}]`;
}
function sizeOf(shape) {
	let size = 1;
	for (const axis of shape) size *= axis;
	return size;
}
function shapeOf(operation, shape) {
	const axes = Array.isArray(shape) ? [...shape] : void 0;
	if (axes?.every((axis) => Number.isSafeInteger(axis) && axis >= 1)) return axes;
	throw new ShapeError(`${operation}: got shape ${shown(axes ?? shape)}, takes a list of integers of at least 1`);
}
function broadcast(operation, a, b) {
	const shape = (a.length >= b.length ? a : b).slice();
	for (let axisA = a.length - 1, axisB = b.length - 1, axis = shape.length - 1; axis >= 0; axisA--, axisB--, axis--) {
		const sizeA = axisA < 0 ? 1 : a[axisA];
		const sizeB = axisB < 0 ? 1 : b[axisB];
		if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) throw new ShapeError(`${operation}: shapes ${show(a)} and ${show(b)} do not broadcast`);
		shape[axis] = Math.max(sizeA, sizeB);
	}
	return shape;
}
function stridesOf(shape) {
	const strides = new Array(shape.length);
	let stride = 1;
	for (let axis = shape.length - 1; axis >= 0; axis--) {
		strides[axis] = stride;
		stride *= shape[axis];
	}
	return strides;
}
function axisOf(operation, shape, axis) {
	const index = axis < 0 ? axis + shape.length : axis;
	if (!Number.isInteger(index) || index < 0 || index >= shape.length) throw new ShapeError(`${operation}: axis ${axis} does not exist in shape ${show(shape)}`);
	return index;
}
// dist/autodiff/wasm/operation.js
var Operation;
(function(Operation) {
	Operation[Operation["Custom"] = 0] = "Custom";
	Operation[Operation["Add"] = 1] = "Add";
	Operation[Operation["Subtract"] = 2] = "Subtract";
	Operation[Operation["Multiply"] = 3] = "Multiply";
	Operation[Operation["Divide"] = 4] = "Divide";
	Operation[Operation["Scale"] = 5] = "Scale";
	Operation[Operation["Exp"] = 6] = "Exp";
	Operation[Operation["Log"] = 7] = "Log";
	Operation[Operation["Tanh"] = 8] = "Tanh";
	Operation[Operation["Sigmoid"] = 9] = "Sigmoid";
	Operation[Operation["Relu"] = 10] = "Relu";
	Operation[Operation["Square"] = 11] = "Square";
	Operation[Operation["PairConditionals"] = 12] = "PairConditionals";
	Operation[Operation["PairMarginal"] = 13] = "PairMarginal";
	Operation[Operation["PairTransition"] = 14] = "PairTransition";
	Operation[Operation["Dense"] = 15] = "Dense";
	Operation[Operation["Matmul"] = 16] = "Matmul";
	Operation[Operation["Gather"] = 17] = "Gather";
	Operation[Operation["Pick"] = 18] = "Pick";
	Operation[Operation["Sum"] = 19] = "Sum";
	Operation[Operation["Copy"] = 20] = "Copy";
	Operation[Operation["Softmax"] = 21] = "Softmax";
	Operation[Operation["LogSoftmax"] = 22] = "LogSoftmax";
})(Operation || (Operation = {}));
// dist/autodiff/custom.js
const aFunction = (of) => such(`a function of ${of}`, (value) => typeof value === "function");
const definitionTable = {
	name: required(such("a name, such as \"softplus\"", (value) => typeof value === "string" && /^\S+$/.test(value))),
	shape: required(aFunction("the shapes of the inputs")),
	forward: required(aFunction("{ inputs, output }")),
	adjoint: required(aFunction("{ inputs, output, outputGradient, inputGradients }"))
};
function defineOperation(definition) {
	checkOptions("defineOperation", definition, definitionTable);
	const kept = { ...definition };
	return (...inputs) => record(kept, inputs);
}
function record(definition, inputs) {
	const { name } = definition;
	const [first] = inputs;
	const tape = first?.tape;
	if (first === void 0 || tape?.own === void 0) throw new TypeError(`${name}: got ${inputs.length === 0 ? "nothing" : shown(first)}, takes tensors, at least one`);
	for (const input of inputs) tape.own(name, input);
	const shape = shapeOf(name, definition.shape(...inputs.map((input) => input.shape)));
	tape.check(name);
	return tape.whole(() => {
		const out = tape.result(shape, inputs.some(({ adjoint }) => adjoint !== 0));
		const which = tape.custom(new CustomRun(definition, inputs, out));
		return tape.record(Operation.Custom, {
			a: first,
			shape,
			out,
			sizes: [which]
		});
	});
}
var CustomRun = class {
	definition;
	inputs;
	out;
	run;
	floats;
	values = [];
	adjoints = [];
	given;
	constructor(definition, inputs, out) {
		this.definition = definition;
		this.inputs = inputs;
		this.out = out;
		const { dtype } = out.tape.engine;
		const numbers = ({ size }) => dtype === "f32" ? new Float32Array(size) : new Float64Array(size);
		this.run = {
			inputs: inputs.map(numbers),
			shapes: inputs.map(({ shape }) => shape),
			output: numbers(out),
			shape: out.shape,
			outputGradient: numbers(out),
			inputGradients: inputs.map(numbers)
		};
		this.given = [
			...this.run.inputs,
			this.run.output,
			this.run.outputGradient
		];
	}
	forward() {
		const { run, definition, out } = this;
		try {
			this.read();
			run.output.fill(NaN);
			this.call("forward");
			checkNumbers(definition.name, "forward", "output", run.output, out.shape, run.inputs);
		} catch (error) {
			out.tape.changed(out.ready - 1);
			throw error;
		}
		this.view();
		this.values[this.inputs.length].set(run.output);
	}
	adjoint() {
		const { run, definition, inputs } = this;
		const { outputGradient, inputGradients } = run;
		this.read();
		run.output.set(this.values[inputs.length]);
		outputGradient.set(this.adjoints[inputs.length]);
		for (let at = 0; at < inputs.length; at++) inputGradients[at].fill(0);
		this.call("adjoint");
		this.view();
		for (let at = 0; at < inputs.length; at++) {
			const { adjoint, shape } = inputs[at];
			if (adjoint === 0) continue;
			const gradient = inputGradients[at];
			checkNumbers(definition.name, "adjoint", `inputGradients[${at}]`, gradient, shape, this.given);
			this.reach(inputs[at]);
			const to = this.adjoints[at];
			for (let place = 0; place < to.length; place++) to[place] += gradient[place];
		}
	}
	call(name) {
		const { tape } = this.out;
		tape.close(this.definition.name);
		try {
			const given = this.definition[name](this.run);
			if (given === void 0) return;
			const wanted = name === "forward" ? "output" : "inputGradients";
			throw new TypeError(`${this.definition.name}: ${name} gave ${shown(given)}, takes none, but what it writes to ${wanted}`);
		} finally {
			tape.open();
		}
	}
	read() {
		this.view();
		for (let at = 0; at < this.inputs.length; at++) this.run.inputs[at].set(this.values[at]);
	}
	view() {
		const { memory } = this.out.tape.engine;
		if (this.floats === memory.floats) return;
		this.floats = memory.floats;
		for (let at = 0; at <= this.inputs.length; at++) {
			const tensor = this.inputs[at] ?? this.out;
			this.values[at] = viewOf(memory, tensor.address, tensor.size);
			this.adjoints[at] = viewOf(memory, tensor.adjoint, tensor.adjoint === 0 ? 0 : tensor.size);
		}
	}
	reach({ mark }) {
		if (mark === 0) return;
		const { memory } = this.out.tape.engine;
		const words = memory.integers;
		const walk = words[this.out.mark / 4];
		if (words[mark / 4] === walk) return;
		words[mark / 4] = walk;
		const from = mark / 4 + 4;
		words.fill(0, from, from + words[mark / 4 + 1] / 4);
	}
};
var CustomRuns = class {
	runs = [];
	free = [];
	add(run) {
		const which = this.free.pop() ?? this.runs.length;
		this.runs[which] = run;
		return which;
	}
	remove(which) {
		this.runs[which] = void 0;
		this.free.push(which);
	}
	forward = (which) => this.runs[which].forward();
	adjoint = (which) => this.runs[which].adjoint();
};
function viewOf({ floats, bytesPerElement }, address, size) {
	const start = address / bytesPerElement;
	return floats.subarray(start, start + size);
}
function checkNumbers(name, by, what, numbers, shape, given) {
	const at = numbers.findIndex(Number.isNaN);
	if (at < 0 || !given.every((numbers) => numbers.every(Number.isFinite))) return;
	throw new RangeError(`${name}: ${by} left NaN at ${at} of ${what}, of shape ${show(shape)}, takes a number for each element`);
}
// dist/autodiff/kernels.js
const sources = {
	strict: {
		f32: () => import("./f32-strict.js"),
		f64: () => import("./f64-strict.js")
	},
	relaxed: {
		f32: () => import("./f32-relaxed.js"),
		f64: () => import("./f64-relaxed.js")
	}
};
const compiled = new Map();
async function loadKernels(dtype, relaxed, imports) {
	const load = sources[relaxed ? "relaxed" : "strict"][dtype];
	const source = compiled.get(load) ?? decode((await load()).bytes);
	if (relaxed && !(source instanceof WebAssembly.Module) && !WebAssembly.validate(source)) return loadKernels(dtype, false, imports);
	const { module, instance } = await startedFrom(source, imports);
	compiled.set(load, module);
	const { memory, base, forward, backward, norm, descend, adam } = instance.exports;
	return {
		relaxed,
		memory,
		base: base.value,
		forward,
		backward,
		norm,
		descend,
		adam
	};
}
function startedFrom(source, { forward, adjoint }) {
	const imports = { engine: {
		forward,
		adjoint
	} };
	try {
		return instantiateSync(source, imports);
	} catch {
		return instantiate(source, imports);
	}
}
function decode(base64) {
	const text = atob(base64);
	const bytes = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
	return bytes;
}
// dist/autodiff/memory.js
const PAGE = 65536;
const MOST = 4 * 1024 ** 3 - PAGE;
const GRAIN = 16;
const FIRST_BLOCK = 4096;
const LARGEST_GROWTH = 1 << 24;
var MemoryLimitError = class extends Error {
	asked;
	used;
	room;
	limit;
	name = "MemoryLimitError";
	constructor(asked, used, room, limit) {
		super(`memory: ${asked} bytes asked for; of the limit of ${limit}, ${used} are in use and ${room} free in one piece; dispose of tapes that are done or raise memoryLimit in createEngine`);
		this.asked = asked;
		this.used = used;
		this.room = room;
		this.limit = limit;
	}
};
var Memory = class {
	kernels;
	dtype;
	bytesPerElement;
	floats;
	integers;
	doubles;
	bytes;
	limit;
	end;
	free = [];
	constructor(kernels, dtype, limit = MOST) {
		this.kernels = kernels;
		this.dtype = dtype;
		const least = kernels.memory.buffer.byteLength;
		if (!(limit >= least)) throw new RangeError(`memoryLimit: got ${limit}, takes at least ${least} bytes`);
		this.limit = Math.floor(Math.min(limit, MOST) / PAGE) * PAGE;
		this.bytesPerElement = dtype === "f32" ? 4 : 8;
		this.end = Math.ceil(kernels.base / GRAIN) * GRAIN;
		this.view();
	}
	take(needed, wanted = needed) {
		const block = this.find(wanted) ?? this.find(needed);
		if (block === void 0) throw this.refusal(needed);
		return block;
	}
	giveBack({ address, bytes }) {
		const { free } = this;
		let at = 0;
		for (let above = free.length; at < above;) {
			const middle = at + above >> 1;
			if (free[middle].address < address) at = middle + 1;
			else above = middle;
		}
		const before = free[at - 1];
		const after = free[at];
		const joinsBefore = before !== void 0 && before.address + before.bytes === address;
		const joinsAfter = after !== void 0 && address + bytes === after.address;
		if (joinsBefore) {
			before.bytes += bytes + (joinsAfter ? after.bytes : 0);
			if (joinsAfter) free.splice(at, 1);
		} else if (joinsAfter) {
			after.address = address;
			after.bytes += bytes;
		} else free.splice(at, 0, {
			address,
			bytes
		});
		const last = free.at(-1);
		if (last.address + last.bytes === this.end) {
			this.end = last.address;
			free.pop();
		}
	}
	find(bytes) {
		const size = Math.ceil(bytes / GRAIN) * GRAIN;
		const { free } = this;
		for (let at = 0; at < free.length; at++) {
			const piece = free[at];
			if (piece.bytes < size) continue;
			const { address } = piece;
			piece.address += size;
			piece.bytes -= size;
			if (piece.bytes === 0) free.splice(at, 1);
			return {
				address,
				bytes: size
			};
		}
		const address = this.end;
		if (address + size > this.bytes && !this.grow(address + size)) return void 0;
		this.end += size;
		return {
			address,
			bytes: size
		};
	}
	grow(bytes) {
		if (bytes > this.limit) return false;
		const needed = Math.ceil((bytes - this.bytes) / PAGE);
		const wanted = Math.min(this.limit - this.bytes, this.bytes) / PAGE;
		const grown = wanted > needed && this.growBy(wanted) || this.growBy(needed);
		if (!grown) this.limit = this.bytes + (needed - 1) * PAGE;
		return grown;
	}
	growBy(pages) {
		try {
			this.kernels.memory.grow(pages);
		} catch {
			return false;
		}
		this.view();
		return true;
	}
	refusal(asked) {
		let room = this.limit - this.end;
		let used = this.end;
		for (const { bytes } of this.free) {
			room = Math.max(room, bytes);
			used -= bytes;
		}
		return new MemoryLimitError(asked, used, room, this.limit);
	}
	view() {
		const { buffer } = this.kernels.memory;
		this.bytes = buffer.byteLength;
		this.floats = this.dtype === "f32" ? new Float32Array(buffer) : new Float64Array(buffer);
		this.integers = new Int32Array(buffer);
		this.doubles = new Float64Array(buffer);
	}
};
var Arena = class {
	memory;
	blocks = [];
	next = 0;
	end = 0;
	keptBlocks = 0;
	keptNext = 0;
	constructor(memory) {
		this.memory = memory;
	}
	reserve(bytes) {
		const size = Math.ceil(bytes / GRAIN) * GRAIN;
		if (this.next + size > this.end) this.addBlock(size);
		const address = this.next;
		this.next += size;
		return address;
	}
	reserveZeros(bytes) {
		const address = this.reserve(bytes);
		this.memory.integers.fill(0, address / 4, (address + Math.ceil(bytes / GRAIN) * GRAIN) / 4);
		return address;
	}
	keep() {
		this.keptBlocks = this.blocks.length;
		this.keptNext = this.next;
	}
	rewind() {
		while (this.blocks.length > this.keptBlocks) this.memory.giveBack(this.blocks.pop());
		const last = this.blocks.at(-1);
		this.next = this.keptNext;
		this.end = last === void 0 ? 0 : last.address + last.bytes;
	}
	get blockCount() {
		return this.blocks.length;
	}
	list() {
		this.close();
		return this.blocks;
	}
	dispose() {
		this.keptBlocks = this.keptNext = 0;
		this.rewind();
	}
	close() {
		const last = this.blocks.at(-1);
		if (last !== void 0) last.used = this.next - last.address;
	}
	addBlock(size) {
		const last = this.blocks.at(-1)?.bytes ?? FIRST_BLOCK / 2;
		const { address, bytes } = this.memory.take(size, Math.max(size, Math.min(2 * last, LARGEST_GROWTH)));
		this.close();
		this.blocks.push({
			address,
			bytes,
			used: 0
		});
		this.next = address;
		this.end = address + bytes;
	}
};
// dist/autodiff/print.js
function printAsString(type) {
	for (const hook of ["nodejs.util.inspect.custom", "Deno.customInspect"]) Object.defineProperty(type.prototype, Symbol.for(hook), { value() {
		return String(this);
	} });
}
// dist/autodiff/indices.js
var Indices = class {
	tape;
	axes;
	address;
	frozen;
	size;
	checks = [];
	since;
	constructor(tape, axes, address) {
		this.tape = tape;
		this.axes = axes;
		this.address = address;
		this.size = sizeOf(axes);
		this.since = tape.length;
	}
	get shape() {
		this.frozen ??= Object.freeze(this.axes.slice());
		return this.frozen;
	}
	set(data) {
		const integers = integersOf("indices", data);
		this.tape.check("indices");
		if (integers.length !== this.size) throw new RangeError(`indices: got ${integers.length} integers for shape ${show(this.axes)}, takes ${this.size}`);
		for (const check of this.checks) check(integers);
		this.tape.engine.memory.integers.set(integers, this.address / 4);
		this.tape.changed(this.since);
	}
	value() {
		this.tape.check("indices");
		return this.tape.engine.memory.integers.slice(this.address / 4, this.address / 4 + this.size);
	}
	toString() {
		return `Indices ${show(this.axes)}`;
	}
	require(check, record) {
		check(this.value());
		const result = record();
		this.checks.push(check);
		return result;
	}
};
printAsString(Indices);
function below(operation, limit) {
	return (integers) => {
		for (let at = 0; at < integers.length; at++) {
			const index = integers[at];
			if (index < 0 || index >= limit) throw new RangeError(`${operation}: index ${index} at ${at} is outside 0 .. ${limit - 1}`);
		}
	};
}
// dist/random.js
function createRandom(seed) {
	return seeded([
		608135816,
		2242054355,
		320440878,
		57701188
	], seed, "seed");
}
such("the four signed 32-bit integers, not all 0, that state() gave", (state) => {
	const words = Array.isArray(state) ? Array.from(state) : [];
	return words.length === 4 && words.every((word) => word === (Number(word) | 0)) && words.some((word) => word !== 0);
});
such("a generator, such as createRandom(seed) gives", (value) => {
	const random = value;
	return typeof random?.bits === "function" && typeof random.below === "function";
});
var Xoroshiro = class {
	generator;
	constructor(state) {
		this.generator = xoroshiro128plusFromState(state.map((word) => word | 0));
	}
	bits() {
		return this.generator.next() >>> 0;
	}
	uniform() {
		const high = this.bits() >>> 5;
		const low = this.bits() >>> 6;
		return (high * 67108864 + low) / 9007199254740992;
	}
	below(n) {
		if (!(Number.isInteger(n) && n >= 1 && n <= 4294967296)) checkValue("n", n, integer(1, 4294967296));
		const width = Math.floor(4294967296 / n);
		for (;;) {
			const bucket = Math.floor(this.bits() / width);
			if (bucket < n) return bucket;
		}
	}
	state() {
		return [...this.generator.getState()];
	}
	split(stream) {
		return seeded(scramble(this.state()), stream, "stream");
	}
};
const safe = {
	...integer(Number.MIN_SAFE_INTEGER),
	takes: "an integer between -(2^53 - 1) and 2^53 - 1"
};
function seeded(words, number, name) {
	checkValue(name, number, safe);
	words[0] ^= number | 0;
	words[1] ^= Math.floor(number / 4294967296) | 0;
	scramble(words);
	if (!words.some((word) => word !== 0)) words[3] = 1;
	const random = new Xoroshiro(words);
	for (let discarded = 0; discarded < 8; discarded++) random.bits();
	return random;
}
function scramble(words) {
	for (let step = 0; step < 12; step++) {
		const at = step & 3;
		words[at] = finalise(words[at] + words[step + 3 & 3] + Math.imul(step + 1, 2654435769) | 0);
	}
	return words;
}
function finalise(word) {
	let hash = word;
	hash = Math.imul(hash ^ hash >>> 16, 2246822507);
	hash = Math.imul(hash ^ hash >>> 13, 3266489909);
	return hash ^ hash >>> 16;
}
// dist/autodiff/initializer.js
const drawn = [
	"zeros",
	"glorot",
	"he"
];
const initial = such("\"zeros\", \"glorot\", \"he\" or the values", (value) => drawn.includes(value) || typeof value === "object" && value !== null && "length" in value);
const seed = integer(Number.MIN_SAFE_INTEGER);
function initialValues(init, shape, seed) {
	const values = new Float64Array(sizeOf(shape));
	if (init === "zeros") return values;
	const fanOut = shape.at(-1) ?? 1;
	const fanIn = shape.at(-2) ?? fanOut;
	const bound = Math.sqrt(6 / (init === "glorot" ? fanIn + fanOut : fanIn));
	const random = createRandom(seed);
	return values.map(() => bound * (2 * random.uniform() - 1));
}
// dist/autodiff/instruction.js
const LONGEST_PRODUCT = 1024;
var Word;
(function(Word) {
	Word[Word["Operation"] = 0] = "Operation";
	Word[Word["Extent"] = 1] = "Extent";
	Word[Word["Out"] = 2] = "Out";
	Word[Word["OutAdjoint"] = 3] = "OutAdjoint";
	Word[Word["OutMark"] = 4] = "OutMark";
	Word[Word["A"] = 5] = "A";
	Word[Word["AAdjoint"] = 6] = "AAdjoint";
	Word[Word["AMark"] = 7] = "AMark";
	Word[Word["B"] = 8] = "B";
	Word[Word["BAdjoint"] = 9] = "BAdjoint";
	Word[Word["BMark"] = 10] = "BMark";
	Word[Word["C"] = 11] = "C";
	Word[Word["CAdjoint"] = 12] = "CAdjoint";
	Word[Word["CMark"] = 13] = "CMark";
	Word[Word["Size0"] = 14] = "Size0";
	Word[Word["Size1"] = 15] = "Size1";
	Word[Word["Size2"] = 16] = "Size2";
	Word[Word["Size3"] = 17] = "Size3";
	Word[Word["Size4"] = 18] = "Size4";
	Word[Word["Size5"] = 19] = "Size5";
	Word[Word["Sums"] = 20] = "Sums";
	Word[Word["Padding"] = 21] = "Padding";
	Word[Word["Factor"] = 22] = "Factor";
	Word[Word["FactorHigh"] = 23] = "FactorHigh";
	Word[Word["Count"] = 24] = "Count";
})(Word || (Word = {}));
// dist/autodiff/operations/sums.js
const ENTRY = 4;
const OPERANDS = 3;
const FEWEST_SUMS = 16;
const HEAD_BYTES = 16;
function roomElements(tape, size, blocks) {
	const { bytesPerElement } = tape.engine.memory;
	const levels = 33 - Math.clz32(blocks - 1);
	return (HEAD_BYTES + levels * vectorBytes(size, bytesPerElement)) / bytesPerElement;
}
function vectorBytes(size, bytesPerElement) {
	return Math.ceil(size * bytesPerElement / 16) * 16;
}
function isLongRun(size, along) {
	return along > 0 && size > 256 * FEWEST_SUMS;
}
function planSums(tape, axes, additions, room = 0, longRun = false, before = 0) {
	const { bytesPerElement } = tape.engine.memory;
	let elements = Math.ceil(room * bytesPerElement / 16) * (16 / bytesPerElement);
	const plans = additions.map((addition, operand) => {
		if (addition === void 0) return [];
		let { size, terms } = addition;
		const entries = [];
		for (let axis = 0; axis < axes.count; axis++) {
			const along = axes.along(axis);
			const stride = axes.stride(axis, operand);
			if (stride !== 0) size += (along - 1) * stride;
			else if (terms * along <= 256) terms *= along;
			else {
				const steps = 2 ** Math.floor(Math.log2(Math.max(1, 128 / terms)));
				entries.push({
					axis,
					steps,
					room: elements,
					bytes: size * bytesPerElement
				});
				elements += roomElements(tape, size, Math.ceil(along / steps));
				terms = 1;
			}
		}
		return entries;
	});
	if (elements === 0 && !longRun) return 0;
	const roomAddress = elements === 0 ? 0 : tape.room(before + elements) + before * bytesPerElement;
	const addresses = plans.map((entries) => entries.length === 0 ? 0 : tape.integers(ENTRY * axes.count));
	const sums = tape.integers(4);
	const words = tape.engine.memory.integers;
	words.fill(0, sums / 4, sums / 4 + OPERANDS);
	for (const [operand, entries] of plans.entries()) {
		const start = addresses[operand] / 4;
		words[sums / 4 + operand] = addresses[operand];
		if (entries.length > 0) words.fill(0, start, start + ENTRY * axes.count);
		for (const { axis, steps, room, bytes } of entries) {
			const entry = start + ENTRY * (axes.count - 1 - axis);
			words[entry] = steps;
			words[entry + 1] = roomAddress + room * bytesPerElement;
			words[entry + 2] = bytes;
		}
	}
	words[sums / 4 + OPERANDS] = roomAddress;
	return sums;
}
const AXIS = 4;
var Walk = class {
	size = 1;
	alongA = 0;
	alongB = 0;
	runs = 1;
	extent = 0;
	axes = [];
	length = 0;
	outer = 0;
	get count() {
		return (this.length - this.outer) / AXIS;
	}
	along(axis) {
		return this.axes[this.outer + AXIS * axis];
	}
	stride(axis, operand) {
		return this.axes[this.outer + AXIS * axis + 1 + operand];
	}
	clear() {
		this.length = 0;
		return this;
	}
	axis(size, strideA, strideB, strideC = 0) {
		if (size === 1) return;
		const { axes, length } = this;
		const last = length - AXIS;
		if (length > 0) {
			const inside = axes[last];
			if (strideA === inside * axes[last + 1] && strideB === inside * axes[last + 2] && strideC === inside * axes[last + 3]) {
				axes[last] = inside * size;
				return;
			}
		}
		axes[length] = size;
		axes[length + 1] = strideA;
		axes[length + 2] = strideB;
		axes[length + 3] = strideC;
		this.length = length + AXIS;
	}
	broadcast(to, a, b) {
		return this.clear().batches(to, a, b, to, 1, 1, 0);
	}
	batches(to, a, b, c, unitA, unitB, unitC) {
		for (let back = 1; back <= to.length; back++) {
			const sizeA = back <= a.length ? a[a.length - back] : 1;
			const sizeB = back <= b.length ? b[b.length - back] : 1;
			const sizeC = back <= c.length ? c[c.length - back] : 1;
			this.axis(to[to.length - back], sizeA === 1 ? 0 : unitA, sizeB === 1 ? 0 : unitB, sizeC === 1 ? 0 : unitC);
			unitA *= sizeA;
			unitB *= sizeB;
			unitC *= sizeC;
		}
		return this;
	}
	whole(tape) {
		this.outer = 0;
		this.list(tape, -1, 0);
		return this;
	}
	strided(tape) {
		const { axes } = this;
		let run = 0;
		if (this.length > 0 && axes[0] < 8) {
			for (let at = AXIS; at < this.length; at += AXIS) if (axes[at] > axes[run]) run = at;
		}
		const none = this.length === 0;
		this.size = none ? 1 : axes[run];
		this.alongA = none ? 1 : axes[run + 1];
		this.alongB = none ? 1 : axes[run + 2];
		this.list(tape, run, 0);
		return this;
	}
	periodic(tape) {
		const { axes, length } = this;
		const size = length > 0 ? axes[0] : 1;
		this.size = size;
		this.alongA = length > 0 && axes[1] === 0 ? 1 : 0;
		this.alongB = length > 0 && axes[2] === 0 ? 1 : 0;
		let from = AXIS;
		if (length > AXIS && size <= 128 && this.alongA + this.alongB === 0) {
			const repeatsA = axes[5] === 0;
			const repeatsB = axes[6] === 0;
			if (repeatsA || repeatsB) {
				this.alongA = repeatsA ? size : 0;
				this.alongB = repeatsB ? size : 0;
				this.size = size * axes[AXIS];
				from = 8;
			}
		}
		this.outer = from;
		this.list(tape, -1, from);
		return this;
	}
	list(tape, run, from) {
		const { axes } = this;
		const count = (this.length - from) / AXIS - (run < 0 ? 0 : 1);
		this.runs = 1;
		this.extent = 0;
		if (count <= 0) return;
		this.extent = tape.integers(1 + AXIS * count);
		const words = tape.engine.memory.integers;
		let to = this.extent / 4;
		words[to++] = count;
		for (let at = this.length - AXIS; at >= from; at -= AXIS) {
			if (at === run) continue;
			this.runs *= axes[at];
			for (let part = 0; part < AXIS; part++) words[to++] = axes[at + part];
		}
	}
};
const walk = new Walk();
// dist/autodiff/operations/matmul.js
const NONE$1 = {};
const matmulOptions = {
	transposeA: flag,
	transposeB: flag
};
function matmul(tape, a, b, options = NONE$1) {
	if (options !== NONE$1) checkOptions("matmul", options, matmulOptions);
	const { transposeA = false, transposeB = false } = options;
	tape.own("matmul", a);
	tape.own("matmul", b);
	const m = a.axes[a.axes.length - (transposeA ? 1 : 2)];
	const k = a.axes[a.axes.length - (transposeA ? 2 : 1)];
	const inner = b.axes[b.axes.length - (transposeB ? 1 : 2)];
	const n = b.axes[b.axes.length - (transposeB ? 2 : 1)];
	if (m === void 0 || k === void 0 || n === void 0 || k !== inner) {
		const stored = (transposed) => transposed ? " (transposed)" : "";
		throw new ShapeError(`matmul: shapes ${show(a.axes)}${stored(transposeA)} and ${show(b.axes)}${stored(transposeB)} do not multiply`);
	}
	const leadA = a.axes.slice(0, -2);
	const leadB = b.axes.slice(0, -2);
	const lead = broadcast("matmul", leadA, leadB);
	const shape = [
		...lead,
		m,
		n
	];
	const transposed = (transposeA ? 1 : 0) + (transposeB ? 2 : 0);
	const rows = leadA.reduce((product, size) => product * size, m);
	if (!transposeA && leadB.every((size) => size === 1) && lead.length === leadA.length) {
		walk.clear().whole(tape);
		return product(a, b, shape, rows, n, k, transposed);
	}
	walk.clear().batches(lead, leadA, leadB, lead, m * k, k * n, m * n).whole(tape);
	return product(a, b, shape, m, n, k, transposed);
}
function product(a, b, shape, m, n, k, transposed) {
	const { extent, runs } = walk;
	let sums = 0;
	if (Math.max(m, n, k) > 1024 || runs * Math.max(termsOf(m), termsOf(n)) > 256) {
		const toA = a.adjoint === 0 ? void 0 : {
			size: m * k,
			terms: termsOf(n)
		};
		const toB = b.adjoint === 0 ? void 0 : {
			size: k * n,
			terms: termsOf(m)
		};
		const room = Math.max(roomOfProduct(a.tape, m * n, k), toA === void 0 ? 0 : roomOfProduct(a.tape, m * k, n), toB === void 0 ? 0 : roomOfProduct(a.tape, k * n, m));
		sums = planSums(a.tape, walk, [toA, toB], room);
	}
	return a.tape.record(Operation.Matmul, {
		a,
		b,
		shape,
		extent,
		sizes: [
			m,
			n,
			k,
			transposed,
			runs,
			0,
			sums
		]
	});
}
function termsOf(steps) {
	return steps > 1024 ? 1 : Math.ceil(steps * 256 / LONGEST_PRODUCT);
}
function roomOfProduct(tape, results, steps) {
	return steps > 1024 ? roomElements(tape, results, Math.ceil(steps / 512)) : 0;
}
// dist/autodiff/operations/dense.js
const activations = {
	tanh: Operation.Tanh,
	sigmoid: Operation.Sigmoid,
	relu: Operation.Relu
};
const ACTIVATIONS = "\"tanh\", \"sigmoid\" or \"relu\"";
function isActivation(name) {
	return typeof name === "string" && Object.hasOwn(activations, name);
}
const NONE = Operation.Add;
const CACHED = 2048;
const FEWEST_ROWS = 64;
function dense(tape, a, weights, bias, activation) {
	if (activation !== void 0 && !isActivation(activation)) throw new RangeError(`dense: got activation ${shown(activation)}, takes ${ACTIVATIONS}`);
	tape.own("dense", a);
	tape.own("dense", weights);
	tape.own("dense", bias);
	const operation = activation === void 0 ? NONE : activations[activation];
	const m = a.axes[a.axes.length - 2];
	const k = a.axes[a.axes.length - 1];
	const inner = weights.axes[weights.axes.length - 2];
	const n = weights.axes[weights.axes.length - 1];
	if (m === void 0 || k === void 0 || n === void 0 || k !== inner) throw new ShapeError(`dense: shapes ${show(a.axes)} and ${show(weights.axes)} do not multiply`);
	const leadA = a.axes.slice(0, -2);
	const leadB = weights.axes.slice(0, -2);
	const lead = broadcast("dense", leadA, leadB);
	const leadC = biasLead(bias.axes, n, lead);
	const shape = [
		...lead,
		m,
		n
	];
	const single = sizeOf(leadB) === 1 && sizeOf(leadC) === 1;
	const rows = single ? a.size / k : m;
	const atATime = Math.min(rows, Math.max(FEWEST_ROWS, Math.floor(CACHED / Math.max(n, k) / 4) * 4));
	const pieces = Math.ceil(rows / atATime);
	walk.clear().axis(pieces, atATime * k, 0);
	walk.batches(single ? [] : lead, leadA, leadB, leadC, m * k, k * n, n).whole(tape);
	const { extent, runs } = walk;
	const own = Math.ceil(atATime * n / 4) * 4;
	let sums = 0;
	const biasTerms = n > 128 ? atATime : 1;
	const terms = Math.max(termsOf(n), termsOf(atATime), biasTerms);
	if (Math.max(n, k, atATime) > 1024 || runs * terms > 256) {
		const additions = [
			a.adjoint === 0 ? void 0 : {
				size: (rows - (pieces - 1) * atATime) * k,
				terms: termsOf(n)
			},
			weights.adjoint === 0 ? void 0 : {
				size: k * n,
				terms: termsOf(atATime)
			},
			bias.adjoint === 0 ? void 0 : {
				size: n,
				terms: biasTerms
			}
		];
		const products = Math.max(roomOfProduct(tape, atATime * n, k), roomOfProduct(tape, atATime * k, n), roomOfProduct(tape, k * n, atATime));
		sums = planSums(tape, walk, additions, products, false, own);
	}
	const room = tape.room(own);
	const sizes = [
		rows,
		n,
		k,
		runs / pieces,
		operation + atATime * 256,
		room,
		sums
	];
	return tape.record(Operation.Dense, {
		a,
		b: weights,
		c: bias,
		shape,
		extent,
		sizes
	});
}
function biasLead(shape, columns, lead) {
	const before = shape.slice(0, -2);
	if (!(shape.at(-1) === columns && (shape.at(-2) ?? 1) === 1 && before.length <= lead.length && before.every((size, axis) => size === 1 || size === lead[axis - before.length + lead.length]))) throw new ShapeError(`dense: a bias of shape ${show(shape)} for rows of ${columns}, takes [..., 1, ${columns}]`);
	return before;
}
// dist/autodiff/operations/method.js
const others = {
	Scale: "mul",
	Subtract: "sub",
	Multiply: "mul",
	Divide: "div",
	Copy: "transpose"
};
const methods = Object.values(Operation).filter((name) => typeof name === "string").map((name) => others[name] ?? name.charAt(0).toLowerCase() + name.slice(1));
function methodOf(operation) {
	return methods[operation];
}
// dist/autodiff/operations/movement.js
function reshape(a, shape) {
	a.tape.check("reshape");
	const axes = shapeOf("reshape", shape);
	if (sizeOf(axes) !== a.size) throw new ShapeError(`reshape: shape ${show(a.axes)} does not become ${show(axes)}`);
	return a.tape.view(a, axes);
}
function transpose(a, axes) {
	a.tape.check("transpose");
	const rank = a.axes.length;
	if (axes !== void 0) checkList("transpose", axes, "a list of axes");
	if (axes === void 0 && rank < 2) throw new ShapeError(`transpose: takes at least two axes, got shape ${show(a.axes)}`);
	const order = axes === void 0 ? [
		...Array(rank - 2).keys(),
		rank - 1,
		rank - 2
	] : Array.from(axes, (axis) => axisOf("transpose", a.axes, axis));
	if (order.length !== rank || new Set(order).size !== rank) throw new ShapeError(`transpose: axes ${show(order)} do not order the axes of shape ${show(a.axes)}`);
	const strides = stridesOf(a.axes);
	return copy(a, order.map((axis) => a.axes[axis]), order.map((axis) => strides[axis]));
}
function slice(a, axis, start, end) {
	a.tape.check("slice");
	const along = axisOf("slice", a.axes, axis);
	const size = a.axes[along];
	if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= size)) throw new ShapeError(`slice: ${start} .. ${end} is not a range within axis ${axis} of shape ${show(a.axes)}`);
	const shape = a.axes.slice();
	shape[along] = end - start;
	const strides = stridesOf(a.axes);
	const from = a.tape.view(a, shape, start * strides[along]);
	for (let before = 0; before < along; before++) if (shape[before] !== 1) return copy(from, shape, strides);
	return from;
}
function concat(tape, tensors, axis) {
	checkList("concat", tensors, "a list of tensors");
	if (tensors.length === 0) throw new ShapeError("concat: takes at least one tensor");
	const head = tape.own("concat", tensors[0]);
	const along = axisOf("concat", head.axes, axis);
	let total = 0;
	for (const tensor of tensors) {
		const { axes: shape } = tape.own("concat", tensor);
		if (!(shape.length === head.axes.length && shape.every((size, at) => at === along || size === head.axes[at]))) throw new ShapeError(`concat: shapes ${show(head.axes)} and ${show(shape)} differ outside axis ${axis}`);
		total += shape[along];
	}
	const shape = head.axes.with(along, total);
	const isWanted = tensors.some((tensor) => tensor.adjoint !== 0);
	const out = tape.result(shape, isWanted);
	const strides = stridesOf(shape);
	let start = 0;
	for (const a of tensors) {
		const place = tape.view(out, out.axes, start * strides[along]);
		start += a.axes[along];
		copy(a, a.axes, stridesOf(a.axes), place, strides, start < total);
	}
	out.ready = tape.length;
	return out;
}
function copy(a, shape, stridesA, out, strides = stridesOf(shape), goesOn = false) {
	walk.clear();
	for (let axis = shape.length - 1; axis >= 0; axis--) walk.axis(shape[axis], stridesA[axis], strides[axis]);
	const { size, alongA, alongB, runs, extent } = walk.strided(a.tape);
	return a.tape.record(Operation.Copy, {
		a,
		shape,
		out,
		extent,
		sizes: [
			size,
			alongA,
			alongB,
			runs
		],
		goesOn
	});
}
// dist/autodiff/program.js
const BYTES = Word.Count * 4;
const SIZES = 7;
var Program = class {
	memory;
	length = 0;
	block = {
		address: 0,
		bytes: 0
	};
	constructor(memory) {
		this.memory = memory;
	}
	get address() {
		return this.block.address;
	}
	append(operation, { a, b, c, extent = 0, sizes, factor = 0 }, out) {
		if ((this.length + 1) * BYTES > this.block.bytes) this.grow();
		const at = this.block.address + this.length * BYTES;
		const words = this.memory.integers;
		const start = at / 4;
		words[start + Word.Operation] = operation;
		words[start + Word.Extent] = extent;
		words[start + Word.Out] = out.address;
		words[start + Word.OutAdjoint] = out.adjoint;
		words[start + Word.OutMark] = out.mark;
		words[start + Word.A] = a.address;
		words[start + Word.AAdjoint] = a.adjoint;
		words[start + Word.AMark] = a.mark;
		words[start + Word.B] = b === void 0 ? 0 : b.address;
		words[start + Word.BAdjoint] = b === void 0 ? 0 : b.adjoint;
		words[start + Word.BMark] = b === void 0 ? 0 : b.mark;
		words[start + Word.C] = c === void 0 ? 0 : c.address;
		words[start + Word.CAdjoint] = c === void 0 ? 0 : c.adjoint;
		words[start + Word.CMark] = c === void 0 ? 0 : c.mark;
		for (let size = 0; size < SIZES; size++) words[start + Word.Size0 + size] = size < sizes.length ? sizes[size] : 0;
		this.memory.doubles[(at + Word.Factor * 4) / 8] = factor;
		this.length += 1;
	}
	dispose() {
		if (this.block.bytes > 0) this.memory.giveBack(this.block);
	}
	grow() {
		const { address, bytes } = this.block;
		const block = this.memory.take(bytes + BYTES, Math.max(2 * bytes, 4096));
		if (bytes > 0) {
			this.memory.integers.copyWithin(block.address / 4, address / 4, (address + bytes) / 4);
			this.memory.giveBack(this.block);
		}
		this.block = block;
	}
};
// dist/autodiff/operations/elementwise.js
function unary(operation, a) {
	return a.tape.record(operation, {
		a,
		shape: a.axes,
		sizes: [a.size]
	});
}
function scale(a, factor) {
	return a.tape.record(Operation.Scale, {
		a,
		shape: a.axes,
		sizes: [a.size],
		factor
	});
}
function binary(operation, a, other) {
	const { tape } = a;
	const name = methodOf(operation);
	if (typeof other === "number") {
		tape.check(name);
		return tape.whole(() => binary(operation, a, tape.constant(other)));
	}
	const b = tape.own(name, other);
	const shape = broadcast(name, a.axes, b.axes);
	const { size, alongA, alongB, runs, extent } = walk.broadcast(shape, a.axes, b.axes).periodic(tape);
	const longRun = isLongRun(size, alongA + alongB);
	const sums = longRun || runs > 256 ? planSums(tape, walk, [addition(a, alongA || size), addition(b, alongB || size)], 0, longRun) : 0;
	return tape.record(operation, {
		a,
		b,
		shape,
		extent,
		sizes: [
			size,
			alongA,
			alongB,
			runs,
			0,
			0,
			sums
		]
	});
}
function addition(operand, size) {
	return operand.adjoint === 0 ? void 0 : {
		size,
		terms: 1
	};
}
// dist/autodiff/operations/gather.js
const INDICES_PER_ROW = 64;
function gather(a, indices) {
	const [rows, ...rest] = a.axes;
	if (rows === void 0) throw new ShapeError(`gather: takes at least one axis, got shape ${show(a.axes)}`);
	const given = givenOf("gather", indices);
	return listed("gather", a, given, [countOf(given)], rows, (list) => {
		const shape = [...list.axes, ...rest];
		const { size } = list;
		const most = Math.max(128, INDICES_PER_ROW * rows);
		const room = a.adjoint !== 0 && size > Math.max(256, most) ? a.tape.room(roomElements(a.tape, a.size, Math.ceil(size / most))) : 0;
		const sizes = [
			size,
			a.size / rows,
			rows,
			most,
			0,
			0,
			room
		];
		return a.tape.record(Operation.Gather, {
			a,
			shape,
			extent: list.address,
			sizes
		});
	});
}
function pick(a, indices) {
	const columns = a.axes.at(-1);
	const shape = a.axes.slice(0, -1);
	if (columns === void 0) throw new ShapeError(`pick: takes at least one axis, got shape ${show(a.axes)}`);
	const given = givenOf("pick", indices);
	const count = countOf(given);
	if (count !== a.size / columns) throw new ShapeError(`pick: indices of shape ${given instanceof Indices ? show(given.axes) : show([count])} do not give one for each row of shape ${show(a.axes)}`);
	return listed("pick", a, given, shape, columns, (list) => a.tape.record(Operation.Pick, {
		a,
		shape,
		extent: list.address,
		sizes: [list.size, columns]
	}));
}
function givenOf(operation, indices) {
	return indices instanceof Indices ? indices : integersOf(operation, indices);
}
function countOf(given) {
	return given instanceof Indices ? given.size : given.length;
}
function listed(operation, a, given, shape, limit, record) {
	const { tape } = a;
	const check = below(operation, limit);
	tape.check(operation);
	if (!(given instanceof Indices)) return tape.whole(() => {
		const list = tape.indices(shape, given);
		return list.require(check, () => record(list));
	});
	if (given.tape !== tape) throw new RangeError(`${operation}: the indices are of another tape`);
	return given.require(check, () => record(given));
}
// dist/autodiff/operations/joint.js
const MOST_VALUES = 64;
const TABLES_STEP = 5;
const MATRIX_STEP = 4;
const READING = 3;
const PLACES = 4;
const FEW$1 = 8;
function pairConditionals(joint, tables, steps) {
	const [count, k] = joint.tape.own("pairConditionals", tables).axes;
	const fits = show(tables.axes) === show([
		count ?? 0,
		k ?? 0,
		k ?? 0,
		k ?? 0
	]);
	if (count === void 0 || k === void 0 || !fits || k > MOST_VALUES) throw new ShapeError(`pairConditionals: tables of shape ${show(tables.axes)} for a distribution of shape ${show(joint.axes)}, takes [tables, K, K, K] with K at most ${MOST_VALUES}`);
	return stepped("pairConditionals", joint, k, steps, TABLES_STEP, {
		name: "tables",
		count
	}, (sizes) => joint.tape.record(Operation.PairConditionals, {
		a: joint,
		b: tables,
		shape: [sizes.rows + sizes.count, sizes.states],
		extent: steps.address,
		sizes: [
			sizes.rows,
			sizes.states,
			k,
			sizes.axes,
			sizes.count
		]
	}));
}
function pairTransition(joint, matrices, steps) {
	const { tape } = joint;
	const [count, pairs] = tape.own("pairTransition", matrices).axes;
	const k = Math.round(Math.sqrt(pairs ?? 0));
	const fits = show(matrices.axes) === show([
		count ?? 0,
		k * k,
		k * k
	]);
	if (count === void 0 || !fits || k > MOST_VALUES) throw new ShapeError(`pairTransition: matrices of shape ${show(matrices.axes)} for a distribution of shape ${show(joint.axes)}, takes [matrices, K^2, K^2] with K at most ${MOST_VALUES}`);
	return stepped("pairTransition", joint, k, steps, MATRIX_STEP, {
		name: "matrix",
		count
	}, (sizes) => {
		const places = k > FEW$1 ? 1 : PLACES;
		const room = k === 2 ? 0 : tape.room(3 * places * (k * k + 4));
		return tape.record(Operation.PairTransition, {
			a: joint,
			b: matrices,
			shape: [sizes.rows + sizes.count, sizes.states],
			extent: steps.address,
			sizes: [
				sizes.rows,
				sizes.states,
				k,
				sizes.axes,
				sizes.count,
				room
			]
		});
	});
}
function pairMarginal(joint, values, readings) {
	const { rows, states, axes, count } = checkJoint("pairMarginal", joint, values, readings, READING);
	const check = (data) => {
		for (let at = 0; at < data.length; at += READING) if (data[at] !== -1) checkPlace("pairMarginal", data, at, rows, axes);
	};
	const record = () => joint.tape.record(Operation.PairMarginal, {
		a: joint,
		shape: [count, values * values],
		extent: readings.address,
		sizes: [
			count,
			states,
			values,
			axes
		]
	});
	return readings.require(check, record);
}
function stepped(operation, joint, k, steps, width, by, record) {
	const sizes = checkJoint(operation, joint, k, steps, width);
	const check = (data) => {
		for (let at = 0, row = sizes.rows; at < data.length; at += width, row++) {
			if (data[at] === -1) continue;
			checkPlace(operation, data, at, row, sizes.axes);
			for (let place = READING; place < width; place++) {
				const one = data[at + place];
				if (one >= 0 && one < by.count) continue;
				const got = width === MATRIX_STEP ? `${one}` : `${data[at + 3]} and ${data[at + 4]}`;
				throw new RangeError(`${operation}: ${by.name} ${got} of step ${row - sizes.rows}, takes 0 .. ${by.count - 1}`);
			}
		}
	};
	return steps.require(check, () => record(sizes));
}
function checkJoint(operation, joint, k, list, width) {
	if (!(list instanceof Indices)) throw new TypeError(`${operation}: got ${shown(list)}, takes indices; tape.indices makes them of integers`);
	const [rows, states] = joint.axes;
	const axes = digits(states ?? 0, k);
	if (rows === void 0 || states === void 0 || joint.axes.length !== 2 || axes < 2) throw new ShapeError(`${operation}: a distribution of shape ${show(joint.axes)}, takes [rows, ${k}^n] with n at least 2`);
	const [count] = list.axes;
	if (count === void 0 || show(list.axes) !== show([count, width])) throw new ShapeError(`${operation}: indices of shape ${show(list.axes)} for a distribution of shape ${show(joint.axes)}, takes [count, ${width}]`);
	if (list.tape !== joint.tape) throw new RangeError(`${operation}: the indices are of another tape`);
	return {
		rows,
		states,
		axes,
		count
	};
}
function digits(states, k) {
	if (!(Number.isInteger(k) && k >= 2)) return 0;
	let axes = 0;
	let product = 1;
	for (; product < states; product *= k) axes++;
	return product === states ? axes : 0;
}
function checkPlace(operation, data, at, rows, axes) {
	const row = data[at];
	const i = data[at + 1];
	const j = data[at + 2];
	if (row < 0 || row >= rows) throw new RangeError(`${operation}: row ${row} at ${at}, takes -1 .. ${rows - 1}`);
	if (i < 0 || j < 0 || i >= axes || j >= axes || i === j) throw new RangeError(`${operation}: axes ${i} and ${j} at ${at}, takes two of 0 .. ${axes - 1}`);
}
// dist/autodiff/operations/reduce.js
function sum(a, axes, operation = "sum") {
	a.tape.check(operation);
	const gone = [];
	for (let axis = 0; axis < a.axes.length; axis++) gone.push(axes === void 0);
	if (typeof axes === "number") gone[axisOf(operation, a.axes, axes)] = true;
	else if (axes !== void 0) {
		checkList(operation, axes, "an axis or a list of axes");
		for (const axis of axes) gone[axisOf(operation, a.axes, axis)] = true;
	}
	const shape = a.axes.filter((_, axis) => !gone[axis]);
	let strideA = 1;
	let strideOut = 1;
	walk.clear();
	for (let axis = a.axes.length - 1; axis >= 0; axis--) {
		const size = a.axes[axis];
		walk.axis(size, strideA, gone[axis] ? 0 : strideOut);
		strideA *= size;
		if (!gone[axis]) strideOut *= size;
	}
	const { size, alongB, runs, extent } = walk.periodic(a.tape);
	const longRun = isLongRun(size, alongB);
	let sums = 0;
	if (longRun || runs > 256) sums = planSums(a.tape, walk, [void 0, {
		size: alongB || size,
		terms: 1
	}], 0, longRun);
	const sizes = [
		size,
		0,
		alongB,
		runs,
		strideOut,
		0,
		sums
	];
	return a.tape.record(Operation.Sum, {
		a,
		shape,
		extent,
		sizes,
		goesOn: operation === "mean"
	});
}
function mean(a, axes) {
	const total = sum(a, axes, "mean");
	return scale(total, total.size / a.size);
}
// dist/autodiff/operations/softmax.js
function softmax(operation, a) {
	const columns = a.axes.at(-1);
	if (columns === void 0) throw new ShapeError(`${methodOf(operation)}: takes at least one axis, got ${show(a.axes)}`);
	return a.tape.record(operation, {
		a,
		shape: a.axes,
		sizes: [a.size / columns, columns]
	});
}
// dist/autodiff/tensor.js
const FEW = 128;
const SHOWN = 6;
var Tensor = class {
	tape;
	axes;
	address;
	adjoint;
	mark;
	size;
	frozen;
	ready = 0;
	since = 0;
	constructor(tape, axes, address, adjoint, mark) {
		this.tape = tape;
		this.axes = axes;
		this.address = address;
		this.adjoint = adjoint;
		this.mark = mark;
		this.size = sizeOf(axes);
	}
	get shape() {
		this.frozen ??= Object.freeze(this.axes.slice());
		return this.frozen;
	}
	set(data) {
		const numbers = numbersOf("set", data);
		this.tape.check("set");
		if (this.ready > 0) throw new RangeError(`set: the tensor of shape ${show(this.axes)} is computed; set what it is computed from`);
		this.put("set", numbers);
		this.tape.changed(this.since);
	}
	put(operation, numbers) {
		if (numbers.length !== this.size) throw new RangeError(`${operation}: got ${numbers.length} numbers for shape ${show(this.axes)}, takes ${this.size}`);
		this.tape.floats.set(numbers, this.address / this.tape.engine.memory.bytesPerElement);
	}
	value(into) {
		this.tape.check("value");
		this.tape.compute(this);
		return this.read("value", this.address, into);
	}
	rows(list, into) {
		this.tape.check("rows");
		this.tape.compute(this);
		const { floats, engine } = this.tape;
		const width = this.size / (this.axes[0] ?? 1);
		const start = this.address / engine.memory.bytesPerElement;
		for (let row = 0, to = 0; row < list.length; row++) {
			const from = start + list[row] * width;
			for (let column = 0; column < width; column++) into[to++] = floats[from + column];
		}
	}
	gradient(into) {
		this.tape.check("gradient");
		if (this.adjoint === 0) throw new RangeError(`gradient: the tensor of shape ${show(this.axes)} keeps none; parameters and inputs with a gradient do`);
		if (this.tape.walk === 0) throw new RangeError("gradient: there is none before tape.backward");
		const gradient = this.read("gradient", this.adjoint, into);
		return this.tape.reached(this) ? gradient : gradient.fill(0);
	}
	item() {
		this.tape.check("item");
		if (this.size !== 1) throw new RangeError(`item: takes a tensor of one element, got shape ${show(this.axes)}`);
		this.tape.compute(this);
		return this.tape.floats[this.address / this.tape.engine.memory.bytesPerElement];
	}
	add(other) {
		return binary(Operation.Add, this, other);
	}
	sub(other) {
		return binary(Operation.Subtract, this, other);
	}
	mul(other) {
		return typeof other === "number" ? scale(this, other) : binary(Operation.Multiply, this, other);
	}
	div(other) {
		return binary(Operation.Divide, this, other);
	}
	neg() {
		return scale(this, -1);
	}
	exp() {
		return unary(Operation.Exp, this);
	}
	log() {
		return unary(Operation.Log, this);
	}
	tanh() {
		return unary(Operation.Tanh, this);
	}
	sigmoid() {
		return unary(Operation.Sigmoid, this);
	}
	relu() {
		return unary(Operation.Relu, this);
	}
	square() {
		return unary(Operation.Square, this);
	}
	softmax() {
		return softmax(Operation.Softmax, this);
	}
	logSoftmax() {
		return softmax(Operation.LogSoftmax, this);
	}
	sum(axes) {
		return sum(this, axes);
	}
	mean(axes) {
		return mean(this, axes);
	}
	reshape(shape) {
		return reshape(this, shape);
	}
	transpose(axes) {
		return transpose(this, axes);
	}
	slice(axis, start, end) {
		return slice(this, axis, start, end);
	}
	gather(indices) {
		return gather(this, indices);
	}
	pick(indices) {
		return pick(this, indices);
	}
	stopGradient() {
		this.tape.check("stopGradient");
		return this.tape.view(this, this.axes, 0, true);
	}
	matmul(other, options) {
		return matmul(this.tape, this, other, options);
	}
	dense(weights, bias, activation) {
		return dense(this.tape, this, weights, bias, activation);
	}
	pairConditionals(tables, steps) {
		return pairConditionals(this, tables, steps);
	}
	pairTransition(matrices, steps) {
		return pairTransition(this, matrices, steps);
	}
	pairMarginal(values, readings) {
		return pairMarginal(this, values, readings);
	}
	toString() {
		const start = `Tensor ${show(this.axes)}`;
		if (this.tape.state !== void 0) return `${start} of a tape that ${this.tape.state}`;
		this.tape.compute(this);
		const from = this.address / this.tape.engine.memory.bytesPerElement;
		return `${start}: ${[...this.tape.floats.subarray(from, from + Math.min(this.size, SHOWN))].map((value) => Number.isInteger(value) ? value : Number(value.toPrecision(7))).join(", ")}${this.size > SHOWN ? ", ..." : ""}`;
	}
	read(operation, address, into) {
		const start = address / this.tape.engine.memory.bytesPerElement;
		if (into === void 0) return this.tape.floats.slice(start, start + this.size);
		if (!(into instanceof Float32Array || into instanceof Float64Array) || into.length !== this.size) throw new RangeError(`${operation}: got ${shown(into)} for shape ${show(this.axes)}, takes a float array of ${this.size}`);
		const { floats } = this.tape;
		if (this.size > FEW) into.set(floats.subarray(start, start + this.size));
		else for (let at = 0; at < this.size; at++) into[at] = floats[start + at];
		return into;
	}
};
printAsString(Tensor);
// dist/autodiff/tape.js
const inputOptions = { gradient: flag };
const parameterOptions = {
	init: initial,
	seed,
	rate: real({ above: 0 })
};
const MARK_BYTES = 16;
var Tape = class {
	engine;
	program;
	values;
	leafAdjoints;
	adjoints;
	rooms;
	current = 0;
	blockList = 0;
	blockRoom = 0;
	blocksListed = false;
	roomElements = 0;
	roomAddress = 0;
	disposed = false;
	running;
	isOpen = true;
	customs = [];
	isPart = false;
	kept = {
		length: 0,
		parameters: 0,
		customs: 0,
		blockList: 0,
		blockRoom: 0
	};
	walk = 0;
	parameters = [];
	rates = [];
	constructor(engine) {
		this.engine = engine;
		this.program = new Program(engine.memory);
		this.values = new Arena(engine.memory);
		this.leafAdjoints = new Arena(engine.memory);
		this.adjoints = new Arena(engine.memory);
		this.rooms = new Arena(engine.memory);
	}
	get length() {
		return this.program.length;
	}
	input(shape, options) {
		if (options !== void 0) checkOptions("input", options, inputOptions);
		const axes = shapeOf("input", shape);
		this.check("input");
		return this.whole(() => this.leaf(axes, options?.gradient === true));
	}
	parameter(shape, options = {}) {
		checkOptions("parameter", options, parameterOptions);
		const axes = shapeOf("parameter", shape);
		const { init = "glorot", seed = 0, rate = 1 } = options;
		const given = typeof init === "string" ? init : numbersOf("init", init);
		this.check("parameter");
		return this.whole(() => {
			const tensor = this.leaf(axes, true);
			tensor.put("init", typeof given === "string" ? initialValues(given, axes, seed) : given);
			this.parameters.push(tensor);
			this.rates.push(rate);
			return tensor;
		});
	}
	constant(data, shape) {
		if (typeof data === "number" && shape === void 0) return this.scalar(data);
		const numbers = numbersOf("constant", typeof data === "number" ? [data] : data);
		const axes = shapeOf("constant", shape ?? [numbers.length]);
		this.check("constant");
		return this.whole(() => {
			const tensor = this.leaf(axes, false);
			tensor.put("constant", numbers);
			return tensor;
		});
	}
	scalar(value) {
		this.check("constant");
		try {
			const tensor = this.leaf([], false);
			this.floats[tensor.address / this.engine.memory.bytesPerElement] = value;
			if (!this.isPart) this.keepResults();
			return tensor;
		} catch (error) {
			throw this.undone(error);
		}
	}
	indices(shape, data) {
		const axes = shapeOf("indices", shape);
		const integers = data === void 0 ? void 0 : integersOf("indices", data);
		this.check("indices");
		return this.whole(() => {
			const indices = new Indices(this, axes, this.values.reserveZeros(sizeOf(axes) * 4));
			if (integers !== void 0) indices.set(integers);
			return indices;
		});
	}
	matmul(a, b, options) {
		return matmul(this, a, b, options);
	}
	dense(a, weights, bias, activation) {
		return dense(this, a, weights, bias, activation);
	}
	concat(tensors, axis) {
		return concat(this, tensors, axis);
	}
	forward(until) {
		this.check("forward");
		const end = until === void 0 ? this.length : this.own("forward", until).ready;
		this.engine.kernels.forward(this.program.address, 0, end);
		if (end > this.current) this.current = end;
	}
	backward(result) {
		this.check("backward");
		this.own("backward", result);
		if (result.size !== 1) throw new RangeError(`backward: takes a tensor of one element, got shape ${show(result.shape)}`);
		if (result.adjoint === 0) throw new RangeError("backward: the tensor depends on no parameter and no input with a gradient");
		if (!this.blocksListed) this.listBlocks();
		this.compute(result);
		const { program, blockList, leafAdjoints } = this;
		const { adjoint, mark, ready } = result;
		const { kernels } = this.engine;
		this.walk = 0;
		this.walk = kernels.backward(program.address, ready, blockList, leafAdjoints.blockCount, adjoint, mark);
	}
	toString() {
		return `Tape of ${this.length} instructions${this.disposed ? ", disposed of" : ""}`;
	}
	dispose() {
		if (this.disposed) return;
		this.check("dispose");
		this.disposed = true;
		this.isOpen = false;
		while (this.customs.length > 0) this.engine.customs.remove(this.customs.pop());
		this.values.dispose();
		this.leafAdjoints.dispose();
		this.adjoints.dispose();
		this.rooms.dispose();
		this.program.dispose();
	}
	record(operation, instruction) {
		const { a, b, c } = instruction;
		if (!this.isOpen) this.check(methodOf(operation));
		try {
			const out = instruction.out ?? this.result(instruction.shape, wantsGradient(a) || wantsGradient(b) || wantsGradient(c));
			this.program.append(operation, instruction, out);
			const { length } = this.program;
			out.ready = length;
			if (this.current === length - 1) {
				this.engine.kernels.forward(this.program.address, this.current, length);
				this.current = length;
			}
			if (!this.isPart && instruction.goesOn !== true) this.keepResults();
			return out;
		} catch (error) {
			throw this.undone(error);
		}
	}
	whole(make) {
		if (this.isPart) return make();
		this.isPart = true;
		try {
			const made = make();
			this.keep();
			return made;
		} catch (error) {
			this.isPart = false;
			throw this.undone(error);
		} finally {
			this.isPart = false;
		}
	}
	result(shape, gradient) {
		try {
			const bytes = this.paddedBytes(sizeOf(shape));
			const address = this.values.reserve(bytes);
			if (!gradient) return new Tensor(this, shape, address, 0, 0);
			const mark = this.adjoints.reserve(MARK_BYTES + bytes);
			const words = this.engine.memory.integers;
			words[mark / 4] = 0;
			words[mark / 4 + 1] = bytes;
			return new Tensor(this, shape, address, mark + MARK_BYTES, mark);
		} catch (error) {
			throw this.undone(error);
		}
	}
	view(of, shape, offset = 0, detached = false) {
		const address = of.address + offset * this.engine.memory.bytesPerElement;
		const tensor = detached || of.adjoint === 0 ? new Tensor(this, shape, address, 0, 0) : new Tensor(this, shape, address, of.adjoint + address - of.address, of.mark);
		tensor.ready = of.ready;
		tensor.since = of.since;
		return tensor;
	}
	compute({ ready }) {
		if (this.current >= ready) return;
		this.engine.kernels.forward(this.program.address, this.current, ready);
		this.current = ready;
	}
	changed(since) {
		if (this.current > since) this.current = since;
	}
	reached(tensor) {
		return tensor.mark === 0 || this.engine.memory.integers[tensor.mark / 4] === this.walk;
	}
	integers(count) {
		try {
			return this.values.reserve(count * 4);
		} catch (error) {
			throw this.undone(error);
		}
	}
	room(elements) {
		if (elements <= this.roomElements) return this.roomAddress;
		try {
			this.roomAddress = this.rooms.reserve(this.paddedBytes(elements));
		} catch (error) {
			throw this.undone(error);
		}
		this.roomElements = elements;
		return this.roomAddress;
	}
	reserve(elements) {
		return this.values.reserveZeros(this.paddedBytes(elements));
	}
	own(operation, tensor) {
		if (tensor instanceof Tensor && tensor.tape === this && this.isOpen) return tensor;
		this.check(operation);
		if (!(tensor instanceof Tensor)) throw new TypeError(`${operation}: got ${shown(tensor)}, takes a tensor; tape.constant makes one of numbers`);
		throw new RangeError(`${operation}: the tensor of shape ${show(tensor.axes)} is of another tape`);
	}
	get state() {
		return this.disposed ? "was disposed of" : this.running && `is running ${this.running}`;
	}
	check(operation) {
		if (this.isOpen) return;
		const advice = this.disposed ? "" : ", whose code may use other tapes alone";
		throw new RangeError(`${operation}: the tape ${this.state}${advice}`);
	}
	custom(run) {
		const which = this.engine.customs.add(run);
		this.customs.push(which);
		return which;
	}
	close(operation) {
		this.running = operation;
		this.isOpen = false;
	}
	open() {
		this.running = void 0;
		this.isOpen = true;
	}
	get floats() {
		return this.engine.memory.floats;
	}
	leaf(shape, gradient) {
		const bytes = this.paddedBytes(sizeOf(shape));
		const address = this.values.reserveZeros(bytes);
		const adjoint = gradient ? this.leafAdjoint(bytes) : 0;
		const tensor = new Tensor(this, shape, address, adjoint, 0);
		tensor.since = this.length;
		return tensor;
	}
	leafAdjoint(bytes) {
		const adjoint = this.leafAdjoints.reserveZeros(bytes);
		const { blockCount } = this.leafAdjoints;
		if (this.blockRoom < blockCount) {
			this.blockList = this.values.reserve(2 * blockCount * 8);
			this.blockRoom = 2 * blockCount;
		}
		this.blocksListed = false;
		return adjoint;
	}
	paddedBytes(elements) {
		return Math.ceil(elements * this.engine.memory.bytesPerElement / 16) * 16 + 16;
	}
	listBlocks() {
		const words = this.engine.memory.integers;
		let at = this.blockList / 4;
		for (const block of this.leafAdjoints.list()) {
			words[at++] = block.address;
			words[at++] = block.used;
		}
		this.blocksListed = true;
	}
	keep() {
		this.keepResults();
		this.leafAdjoints.keep();
		const { kept } = this;
		kept.parameters = this.parameters.length;
		kept.customs = this.customs.length;
		kept.blockList = this.blockList;
		kept.blockRoom = this.blockRoom;
	}
	keepResults() {
		this.values.keep();
		this.adjoints.keep();
		this.kept.length = this.program.length;
	}
	undone(error) {
		if (this.isPart || this.disposed) return error;
		this.values.rewind();
		this.leafAdjoints.rewind();
		this.adjoints.rewind();
		const { kept } = this;
		while (this.customs.length > kept.customs) this.engine.customs.remove(this.customs.pop());
		this.program.length = kept.length;
		this.current = Math.min(this.current, kept.length);
		this.parameters.length = this.rates.length = kept.parameters;
		this.blockList = kept.blockList;
		this.blockRoom = kept.blockRoom;
		this.blocksListed = false;
		return error;
	}
};
printAsString(Tape);
function wantsGradient(operand) {
	return operand !== void 0 && operand.adjoint !== 0;
}
// dist/autodiff/engine.js
const engineOptions = {
	dtype: such("\"f32\" or \"f64\"", (value) => value === "f32" || value === "f64"),
	relaxed: flag,
	memoryLimit: real({
		above: 0,
		infinite: true
	})
};
var Engine = class {
	kernels;
	customs;
	dtype;
	relaxed;
	memory;
	constructor(kernels, dtype, memoryLimit, customs) {
		this.kernels = kernels;
		this.customs = customs;
		this.dtype = dtype;
		this.relaxed = kernels.relaxed;
		this.memory = new Memory(kernels, dtype, memoryLimit);
	}
	tape() {
		return new Tape(this);
	}
	toString() {
		return `Engine of ${this.dtype}${this.relaxed ? ", relaxed" : ""}: ${this.memoryBytes} bytes`;
	}
	get memoryBytes() {
		return this.memory.bytes;
	}
};
printAsString(Engine);
async function createEngine(options = {}) {
	checkOptions("createEngine", options, engineOptions);
	const { dtype = "f32", relaxed = false, memoryLimit } = options;
	const customs = new CustomRuns();
	return new Engine(await loadKernels(dtype, relaxed, customs), dtype, memoryLimit, customs);
}
// dist/autodiff/check.js
const takesFunction = such("a function of a tape and its parameters", (value) => typeof value === "function");
const checkOptionTable = { step: real({ above: 0 }) };
const checkPointTable = {
	shape: required(such("the sizes of its axes", Array.isArray)),
	values: required(such("numbers in an array", (value) => typeof value === "object" && value !== null))
};
async function checkGradients(build, point, options = {}) {
	checkValue("build", build, takesFunction);
	checkOptions("checkGradients", options, checkOptionTable);
	checkList("checkGradients", point, "a list of parameters, each { shape, values }");
	if (point.length === 0) throw new RangeError("checkGradients: got no parameters, takes at least one");
	for (const [index, parameter] of point.entries()) checkOptions(`parameter ${index} of checkGradients`, parameter, checkPointTable);
	const tape = (await createEngine({ dtype: "f64" })).tape();
	try {
		const parameters = point.map(({ shape, values }) => tape.parameter(shape, { init: values }));
		const result = build(tape, parameters);
		tape.backward(result);
		const gradients = parameters.map((parameter) => parameter.gradient());
		let worst = {
			error: -1,
			coordinate: "",
			gradient: 0,
			difference: 0
		};
		for (const [index, parameter] of parameters.entries()) {
			const values = parameter.value();
			for (let at = 0; at < values.length; at++) {
				const value = values[at];
				const step = (options.step ?? 1e-5) * Math.max(1, Math.abs(value));
				const shifted = (to) => {
					values[at] = to;
					parameter.set(values);
					return result.item();
				};
				const above = shifted(value + step);
				const below = shifted(value - step);
				const difference = (above - below) / (value + step - (value - step));
				values[at] = value;
				parameter.set(values);
				const gradient = gradients[index][at];
				const coordinate = `parameter ${index} ${coordinates(at, parameter.shape)}`;
				const reason = reasonOf(gradient, {
					value,
					step,
					above,
					below,
					difference
				});
				if (reason !== void 0) return {
					error: Number.POSITIVE_INFINITY,
					reason,
					coordinate,
					gradient,
					difference
				};
				const error = Math.abs(gradient - difference) / Math.max(1, Math.abs(gradient), Math.abs(difference));
				if (error > worst.error) worst = {
					error,
					coordinate,
					gradient,
					difference
				};
			}
		}
		return worst;
	} finally {
		tape.dispose();
	}
}
function reasonOf(gradient, { value, step, above, below, difference }) {
	if (!Number.isFinite(value)) return `the value is ${value}`;
	if (!Number.isFinite(gradient)) return `the gradient is ${gradient} at ${value}`;
	for (const [sign, found] of [["+", above], ["-", below]]) {
		if (Number.isFinite(found)) continue;
		return `the function is ${found} at ${value} ${sign} ${step}: its domain ends before, or the step is too long for it`;
	}
	if (Number.isFinite(difference)) return void 0;
	if (value + step === value - step) return `a step of ${step} changes nothing at ${value}: take a longer one`;
	return `the difference is ${difference} at ${value}`;
}
function coordinates(at, shape) {
	let rest = at;
	return `[${shape.toReversed().map((size) => {
		const index = rest % size;
		rest = Math.floor(rest / size);
		return index;
	}).toReversed().join(", ")}]`;
}
// dist/autodiff/network.js
const width = integer(1);
const networkOptions = {
	inputs: required(width),
	hidden: required(listOf(width)),
	outputs: required(width),
	copies: width,
	activation: such("\"tanh\" or \"relu\"", (value) => value === "tanh" || value === "relu"),
	tunedWidth: real({ above: 0 }),
	seed: required(seed)
};
var Network = class {
	parameters;
	activation;
	constructor(tape, options) {
		if (!(tape instanceof Tape)) throw new TypeError(`Network: got ${shown(tape)}, takes a tape and options`);
		checkOptions("Network", options, networkOptions);
		const { inputs, hidden, outputs, copies, activation = "tanh", tunedWidth, seed } = options;
		this.activation = activation;
		const sizes = [
			inputs,
			...hidden,
			outputs
		];
		const lead = copies === void 0 ? [] : [copies];
		const init = activation === "relu" ? "he" : "glorot";
		this.parameters = tape.whole(() => {
			const parameters = [];
			for (let layer = 0; layer + 1 < sizes.length; layer++) {
				const shape = [
					...lead,
					sizes[layer],
					sizes[layer + 1]
				];
				const rate = layer > 0 && tunedWidth !== void 0 ? Math.min(1, tunedWidth / sizes[layer]) : 1;
				parameters.push(tape.parameter(shape, {
					init,
					seed: seed + layer,
					rate
				}), tape.parameter([
					...lead,
					1,
					sizes[layer + 1]
				], { init: "zeros" }));
			}
			return parameters;
		});
	}
	apply(inputs) {
		const { parameters, activation } = this;
		let values = parameters[0].tape.own("apply", inputs);
		for (let at = 0; at < parameters.length; at += 2) {
			const isLast = at + 2 === parameters.length;
			values = values.dense(parameters[at], parameters[at + 1], isLast ? void 0 : activation);
		}
		return values;
	}
};
// dist/autodiff/powers.js
const NOTHING = 2 ** -60;
const LOW = 256;
var Powers = class {
	squares = [];
	lows;
	high = 0;
	toHigh = 1;
	constructor(base) {
		for (let square = base; square >= NOTHING; square *= square) this.squares.push(square);
		this.lows = Array.from({ length: LOW }, (_, exponent) => this.multiplied(exponent));
	}
	to(exponent) {
		const low = exponent % LOW;
		const high = exponent - low;
		if (high !== this.high) {
			this.high = high;
			this.toHigh = this.multiplied(high);
		}
		return this.toHigh * this.lows[low];
	}
	multiplied(exponent) {
		const { squares } = this;
		if (exponent >= 2 ** squares.length) return 0;
		let power = 1;
		for (let at = 0, left = exponent; left > 0; at++, left = Math.floor(left / 2)) if (left % 2 === 1) power *= squares[at];
		return power;
	}
};
// dist/autodiff/optimizer.js
const shareTaken = real({
	above: 0,
	most: 1
});
const tensor = such("a tensor", (value) => value instanceof Tensor);
const common = {
	parameters: listOf(tensor),
	clip: real({
		above: 0,
		infinite: true
	}),
	uniform: flag
};
const decay = real({
	least: 0,
	below: 1
});
const sgdOptions = {
	...common,
	rate: required(real({ above: 0 })),
	momentum: decay
};
const adamOptions = {
	...common,
	rate: real({ above: 0 }),
	beta1: decay,
	beta2: decay,
	epsilon: real({ above: 0 })
};
const savedOptimizer = {
	steps: required(integer(0)),
	states: required(such("a list of arrays", Array.isArray))
};
const SMALLEST_SCALE = 2 ** -1050;
const SMALLEST_SINGLE = 2 ** -149;
const LARGEST_SINGLE = (2 - 2 ** -23) * 2 ** 127;
const LARGEST_NORM_SINGLE = 0xf9ccd8a1c5080000;
const LARGEST_NORM_DOUBLE = 13e153;
var Optimizer = class {
	tape;
	list = 0;
	runs = [];
	states = [];
	steps = 0;
	parameters;
	all;
	clip;
	walk = 0;
	constructor(tape, options, name, rate) {
		this.tape = tape;
		const { parameters: named, clip = Number.POSITIVE_INFINITY, uniform = false } = options;
		const parameters = [...named ?? tape.parameters];
		if (parameters.length === 0) throw new RangeError(`${name}: there are no parameters; make them before their optimizer`);
		this.parameters = parameters;
		this.all = named === void 0 ? parameters.length : void 0;
		this.clip = clip;
		checkParameters(name, tape, parameters);
		const rates = parameters.map((parameter) => uniform ? rate : shareOf(tape, parameter) * rate);
		for (const each of rates) checkRounded(tape, "rate", each, 0, Number.POSITIVE_INFINITY);
		tape.whole(() => {
			const words = [];
			for (const { address, adjoint, size } of parameters) {
				const first = tape.reserve(size);
				const second = tape.reserve(size);
				this.states.push({
					address: first,
					size
				}, {
					address: second,
					size
				});
				words.push(address, adjoint, first, second, size);
			}
			this.list = tape.integers(words.length);
			tape.engine.memory.integers.set(words, this.list / 4);
		});
		for (const [at, each] of rates.entries()) {
			const last = this.runs.at(-1);
			if (last?.rate === each) last.count += 1;
			else this.runs.push({
				list: this.list + 20 * at,
				count: 1,
				rate: each
			});
		}
	}
	step(share = 1) {
		const { tape } = this;
		tape.check("step");
		checkValue("share", share, shareTaken);
		if (tape.walk === this.walk) throw new RangeError(`step: there was no tape.backward ${this.walk === 0 ? "yet" : "since the last step"}, which gives the gradients`);
		if (this.all !== void 0 && tape.parameters.length !== this.all) throw new RangeError(`step: the tape has ${tape.parameters.length} parameters, and had ${this.all} when the optimizer was made; make it after them, or name those it is for`);
		const norm = tape.engine.kernels.norm(this.list, this.parameters.length);
		if (!Number.isFinite(norm)) throw new RangeError(`step: the norm of the gradient is ${norm}`);
		const scale = norm > this.clip ? this.clip / norm : 1;
		if (scale < SMALLEST_SCALE) throw new RangeError(`step: a gradient whose norm is ${norm} cannot be clipped to ${this.clip}; scale the loss`);
		this.begin(norm * scale);
		this.steps += 1;
		this.walk = tape.walk;
		for (const run of this.runs) this.update(run, scale, share);
		tape.changed(0);
		return norm;
	}
	save() {
		this.tape.check("save");
		const { floats, engine } = this.tape;
		const { bytesPerElement } = engine.memory;
		const states = this.states.map(({ address, size }) => floats.slice(address / bytesPerElement, address / bytesPerElement + size));
		return {
			steps: this.steps,
			states
		};
	}
	restore(saved) {
		checkOptions("restore", saved, savedOptimizer);
		const { steps } = saved;
		const states = Array.from(saved.states, (state) => numbersOf("restore", state));
		this.tape.check("restore");
		if (!(states.length === this.states.length && this.states.every(({ size }, at) => states[at].length === size))) throw new RangeError("restore: the state is of other parameters");
		for (const [at, state] of states.entries()) checkState(this.tape, at, state);
		const { floats, engine } = this.tape;
		for (const [at, { address }] of this.states.entries()) floats.set(states[at], address / engine.memory.bytesPerElement);
		this.steps = steps;
	}
	begin(_norm) {}
};
var Sgd = class extends Optimizer {
	momentum;
	constructor(tape, options) {
		checkTape("Sgd", tape);
		checkOptions("Sgd", options, sgdOptions);
		const { rate, momentum = 0 } = options;
		checkRounded(tape, "momentum", momentum, 1);
		super(tape, options, "Sgd", rate);
		this.momentum = momentum;
	}
	update({ list, count, rate }, scale, share) {
		this.tape.engine.kernels.descend(list, count, share * rate, this.momentum, scale);
	}
};
var Adam = class extends Optimizer {
	beta1;
	beta2;
	powers1;
	powers2;
	epsilon;
	largestNorm;
	correction1 = 1;
	correction2 = 1;
	constructor(tape, options = {}) {
		checkTape("Adam", tape);
		checkOptions("Adam", options, adamOptions);
		const { rate = .001, beta1 = .9, beta2 = .999, epsilon = 1e-8 } = options;
		checkRounded(tape, "beta1", beta1, 1);
		checkRounded(tape, "beta2", beta2, 1);
		checkRounded(tape, "epsilon", epsilon, Number.POSITIVE_INFINITY);
		super(tape, options, "Adam", rate);
		const isSingle = tape.engine.dtype === "f32";
		this.beta1 = beta1;
		this.beta2 = beta2;
		this.powers1 = new Powers(beta1);
		this.powers2 = new Powers(beta2);
		this.epsilon = Math.max(epsilon, isSingle ? SMALLEST_SINGLE : 0);
		this.largestNorm = isSingle ? LARGEST_NORM_SINGLE : LARGEST_NORM_DOUBLE;
	}
	begin(norm) {
		if (norm > this.largestNorm) throw new RangeError(`step: the square of the gradient's norm of ${norm} is beyond ${this.tape.engine.dtype}; clip it, or scale the loss`);
		this.correction1 = 1 / (1 - this.powers1.to(this.steps + 1));
		this.correction2 = 1 / (1 - this.powers2.to(this.steps + 1));
	}
	update({ list, count, rate }, scale, share) {
		const { beta1, beta2, epsilon, correction1, correction2 } = this;
		this.tape.engine.kernels.adam(list, count, share * rate, beta1, beta2, correction1, correction2, epsilon, scale);
	}
};
function checkTape(name, tape) {
	if (!(tape instanceof Tape)) throw new TypeError(`${name}: got ${shown(tape)}, takes a tape, and what is updated as { parameters } after it`);
}
function checkParameters(name, tape, parameters) {
	for (const parameter of parameters) {
		tape.own(name, parameter);
		if (parameter.adjoint !== 0 && parameter.mark === 0) continue;
		throw new RangeError(`${name}: got a tensor of shape ${show(parameter.shape)}, takes parameters only, inputs with a gradient, and views of them`);
	}
	const ordered = parameters.toSorted((one, other) => one.address - other.address);
	for (const [at, { address, size, shape }] of ordered.entries()) {
		const next = ordered[at + 1];
		if (next === void 0 || address + size * tape.engine.memory.bytesPerElement <= next.address) continue;
		throw new RangeError(`${name}: the tensors of shape ${show(shape)} and ${show(next.shape)} share numbers; name each once`);
	}
}
function checkState(tape, at, state) {
	const most = tape.engine.dtype === "f32" ? LARGEST_SINGLE : Number.MAX_VALUE;
	const least = at % 2 === 1 ? 0 : -most;
	for (let element = 0; element < state.length; element++) {
		const value = state[element];
		if (value >= least && value <= most) continue;
		throw new RangeError(`restore: got ${value} at ${element} of state ${at}, takes ${least} .. ${most}`);
	}
}
function shareOf(tape, { address }) {
	const { bytesPerElement } = tape.engine.memory;
	const at = tape.parameters.findIndex((parameter) => parameter.address <= address && address < parameter.address + parameter.size * bytesPerElement);
	return tape.rates[at] ?? 1;
}
function checkRounded(tape, name, value, ...refused) {
	const rounded = tape.engine.dtype === "f32" ? Math.fround(value) : value;
	if (!refused.includes(rounded)) return;
	throw new RangeError(`${name}: got ${value}, which ${tape.engine.dtype} rounds to ${rounded}; take another`);
}
export { Adam, MemoryLimitError, Network, Sgd, ShapeError, checkGradients, createEngine, defineOperation };
