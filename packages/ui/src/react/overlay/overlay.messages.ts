export const overlayMessages = {
  id: {
    close: "Tutup",
    cancel: "Batal",
    failed: "Belum berhasil. Coba lagi.",
    menu: "Pilihan lain",
  },
  en: {
    close: "Close",
    cancel: "Cancel",
    failed: "It did not work yet. Try again.",
    menu: "More options",
  },
};
