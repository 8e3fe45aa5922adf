import type { NikPurpose } from "../../domain/child.schema.ts";

export const childNikMessages = {
  id: {
    title: "Tampilkan NIK lengkap?",
    body: "Nama Anda, waktu, dan keperluan yang Anda pilih dicatat dalam jejak audit.",
    purpose: "Keperluan",
    purposes: {
      service: "Pelayanan anak di posyandu atau puskesmas",
      "population-record": "Mencocokkan dengan data Dukcapil",
      referral: "Rujukan ke fasilitas lain",
      duplicate: "Memeriksa anak yang tercatat ganda",
      assistance: "Pengajuan bantuan atau jaminan kesehatan",
    } satisfies Record<NikPurpose, string>,
    missing: "Pilih keperluan dahulu.",
    cancel: "Batal",
    show: "Tampilkan NIK",
    failed: "NIK belum ditampilkan",
    shown: "NIK ditampilkan",
    gone: "NIK anak ini sudah dihapus",
  },
  en: {
    title: "Show the full NIK?",
    body: "Your name, the time and the purpose you choose are kept in the audit trail.",
    purpose: "Purpose",
    purposes: {
      service: "Care of the child at the posyandu or puskesmas",
      "population-record": "Comparing with the population register",
      referral: "Referral to another facility",
      duplicate: "Checking a child recorded twice",
      assistance: "Application for aid or health insurance",
    } satisfies Record<NikPurpose, string>,
    missing: "Choose a purpose first.",
    cancel: "Cancel",
    show: "Show NIK",
    failed: "The NIK is not shown",
    shown: "NIK shown",
    gone: "This child's NIK has been erased",
  },
};
