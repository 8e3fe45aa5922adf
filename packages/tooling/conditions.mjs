/** The condition under which the packages of this repository resolve to their sources. `node --conditions` takes the first. */
export const sourceCondition = "spbe-source";

/** For Vite, Vitest and Storybook: ours first, then what they would use anyway. */
export const sourceConditions = [sourceCondition, "module", "browser", "development|production", "import", "default"];

/**
 * How Node runs a portal: with V8's usual limits a large import grows the process by 270 MB of garbage nobody collects, with these
 * by 120 MB. The same two stand in the operator's systemd unit.
 */
export const boundedHeap = ["--max-semi-space-size=8", "--max-old-space-size=512"];

/**
 * Where the embedded engine runs: V8 sometimes ends the whole process while it frees WebAssembly code that it has replaced
 * ("jit_page_->allocations_.erase", nodejs/node issue 64500). Kept, that code costs some megabytes.
 */
export const keptWasmCode = "--no-wasm-code-gc";
