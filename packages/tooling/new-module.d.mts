export declare const compositionLists: readonly string[];
export declare function newModule(root: string, words: readonly string[]): string[];
