export interface DesignToken {
  readonly $type?: string;
  readonly $value: unknown;
}
export type TokenGroup = Readonly<Record<string, DesignToken>>;
export declare function declarationsOf(css: string, selector: string): Record<string, string>;
export declare function tokensOf(
  css: string,
  themes: Readonly<Record<string, string>>,
): {
  readonly $description: string;
  readonly scale: TokenGroup;
  readonly density: Readonly<Record<"compact" | "touch", TokenGroup>>;
  readonly scheme: Readonly<Record<"light" | "dark", TokenGroup>>;
  readonly theme: Readonly<Record<string, Readonly<Record<"light" | "dark", TokenGroup>>>>;
};
