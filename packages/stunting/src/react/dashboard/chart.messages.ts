export const chartMessages = {
  id: {
    howToRead: "Arahkan penunjuk, atau tekan Tab lalu tombol panah, untuk membaca angka.",
    ofChart: (title: string) => `grafik: ${title}`,
    pngFailed: "PNG gagal dibuat di peramban ini. Unduh SVG.",
  },
  en: {
    howToRead: "Point at it, or press Tab and the arrow keys, to read the figures.",
    ofChart: (title: string) => `chart: ${title}`,
    pngFailed: "This browser could not make the PNG. Download the SVG instead.",
  },
};
