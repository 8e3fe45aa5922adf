export const pageStateMessages = {
  id: {
    failed: "Halaman ini belum dapat ditampilkan",
    failedBody: "Server tidak menjawab seperti mestinya. Coba lagi; bila terulang, sampaikan nomor jejak di bawah ini.",
  },
  en: {
    failed: "This page cannot be shown yet",
    failedBody:
      "The server did not answer as it should. Try again; if it happens again, pass on the trace number below.",
  },
};
