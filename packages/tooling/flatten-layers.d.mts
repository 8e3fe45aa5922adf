export declare function flattenLayers(css: string): string;
