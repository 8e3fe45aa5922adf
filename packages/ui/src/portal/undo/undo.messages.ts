export const undoMessages = {
  id: {
    undo: "Urungkan",
    failed: "Gagal diurungkan. Periksa sambungan; tindakan ini tetap dilakukan pada waktunya.",
    tooLate: "Tidak dapat diurungkan lagi: sudah dilakukan.",
  },
  en: {
    undo: "Undo",
    failed: "It could not be taken back. Check the connection; the act is still done when its time comes.",
    tooLate: "It cannot be taken back any more: it is done.",
  },
};
