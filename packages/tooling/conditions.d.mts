export declare const sourceCondition: "spbe-source";
export declare const sourceConditions: string[];
