import "./globals.css";
import "@spbe-kit/ui/styles.css";
import "@spbe-kit/ui/themes/belitung-timur.css";
import "@spbe-kit/stunting/styles.css";
import { SpbeProvider } from "@spbe-kit/ui";

export const metadata = { title: "Canary", icons: { icon: "data:," } };

export default function Layout({ children }) {
  return (
    <html lang="id">
      <body>
        <SpbeProvider theme="belitung-timur" locale="id">
          {children}
        </SpbeProvider>
      </body>
    </html>
  );
}
