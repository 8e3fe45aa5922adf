/** A database server of one's own: where its programs and data are, and what they are started with. */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  readonly as: { readonly uid?: number; readonly gid?: number };
}
export function makeCluster(home: string): Promise<Cluster>;
export function startPostgres(): Promise<string>;
