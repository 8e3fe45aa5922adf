import "./globals.css";
import "@spbe-kit/ui/styles.css";
import "@spbe-kit/stunting/styles.css";
import { SpbeProvider } from "@spbe-kit/ui";

export default function Layout({ children }) {
  return (
    <html lang="id">
      <body>
        <SpbeProvider>{children}</SpbeProvider>
      </body>
    </html>
  );
}
