import type { KmsStatus } from "./kms-status.ts";

/** Words of the KMS: what was seen, and what to do. */
export interface KmsMessages {
  readonly status: Readonly<Record<KmsStatus, string>>;
  readonly belowRedLine: string;
  readonly aboveOrangeLine: string;
}

export const kmsMessagesId: KmsMessages = {
  status: {
    N: "Naik (N)",
    T: "Tidak naik (T). Rujuk ke tenaga kesehatan.",
    "2T": "Tidak naik dua kali berturut-turut (2T). Rujuk ke puskesmas.",
    O: "Bulan lalu tidak ditimbang (O). Belum dapat dinilai.",
    B: "Baru pertama kali ditimbang (B).",
  },
  belowRedLine: "Di bawah garis merah (BGM). Rujuk ke tenaga kesehatan untuk dipastikan.",
  aboveOrangeLine: "Di atas garis oranye. Rujuk ke tenaga kesehatan untuk dipastikan.",
};

export const kmsMessagesEn: KmsMessages = {
  status: {
    N: "Gained (N)",
    T: "Did not gain enough (T). Refer to the health worker.",
    "2T": "Did not gain enough twice running (2T). Refer to the puskesmas.",
    O: "Not weighed last month (O). Cannot be judged yet.",
    B: "First time weighed here (B).",
  },
  belowRedLine: "Below the red line (BGM). Refer to the health worker to confirm.",
  aboveOrangeLine: "Above the orange line. Refer to the health worker to confirm.",
};
