/** What one file may ask of the host. Each breach is refused as "spreadsheet/too-large", naming the limit. */
export interface SpreadsheetLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of all parts the reader would unpack, as the file declares them; a part that unpacks to more is damaged. */
  readonly uncompressedBytes: number;
  /** Unpacked bytes per packed byte of one part above 1 MiB. Tables of short codes reach about 60; a bomb about 1000. */
  readonly ratio: number;
  /** Files inside the XLSX, pictures included. */
  readonly entries: number;
  /** Different texts of the workbook. */
  readonly sharedStrings: number;
  /** UTF-8 bytes of all different texts together: they stay in memory while the workbook is open. */
  readonly sharedStringBytes: number;
  /** Rows with at least one value, per sheet. */
  readonly rows: number;
  /** The last column with a value. */
  readonly columns: number;
  /** Characters of one cell; 32,767 is Excel's own limit. */
  readonly cellLength: number;
}

/** For a regency's yearly export (80,000 rows of 36 columns is 15 MB packed, 101 MB unpacked) with room to grow. */
export const DEFAULT_SPREADSHEET_LIMITS: SpreadsheetLimits = {
  fileBytes: 64 * 1024 * 1024,
  uncompressedBytes: 512 * 1024 * 1024,
  ratio: 200,
  entries: 2_000,
  sharedStrings: 2_000_000,
  sharedStringBytes: 64 * 1024 * 1024,
  rows: 200_000,
  columns: 256,
  cellLength: 32_767,
};
