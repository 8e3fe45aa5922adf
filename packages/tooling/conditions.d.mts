export declare const sourceCondition: "spbe-source";
export declare const sourceConditions: string[];
export declare const keptWasmCode: string;
