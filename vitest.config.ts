import { defineConfig } from "vitest/config";

// Node 20 has relaxed SIMD, but only when it is told; later versions refuse to be told.
const relaxedSimd = process.versions.node.startsWith("20.") ? ["--experimental-wasm-relaxed-simd"] : [];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // Else a core is left idle, of two a half of all.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: { name: "strict", include: ["test/**/*.test.ts"], provide: { relaxed: false, relaxedSimd } },
      },
      {
        extends: true,
        test: {
          name: "relaxed",
          include: ["test/autodiff/**/*.test.ts"],
          provide: { relaxed: true, relaxedSimd },
          execArgv: relaxedSimd,
        },
      },
    ],
  },
});
