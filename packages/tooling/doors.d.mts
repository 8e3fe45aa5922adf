export interface Door {
  readonly subpath: string;
  readonly source: string;
  readonly built: string;
}
export interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}
export declare function readDoors(folder: string): {
  readonly manifest: Manifest;
  readonly scripts: readonly Door[];
  readonly styles: readonly Door[];
  readonly assets: readonly Door[];
};
