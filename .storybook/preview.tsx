import type { Decorator, Preview } from "@storybook/react-vite";
import "../packages/ui/src/fonts.css";
import "../packages/ui/src/styles.css";
import "../packages/ui/src/themes/belitung.css";
import "../packages/ui/src/themes/belitung-timur.css";
import "../packages/ui/src/themes/karawang.css";
import "../packages/ui/src/themes/konawe-selatan.css";
import "../packages/ui/src/themes/siak.css";
import "../packages/ui/src/themes/sumedang.css";
import "../packages/stunting/src/react/styles.css";
import "./preview.css";
import { type Density, type Scheme, SpbeProvider } from "../packages/ui/src/react/index.ts";

type ToolbarIcon = NonNullable<NonNullable<Preview["globalTypes"]>[string]["toolbar"]>["icon"];

const toolbar = (title: string, icon: ToolbarIcon, items: readonly { value: string; title: string }[]) => ({
  description: title,
  toolbar: { title, ...(icon && { icon }), items: [...items], dynamicTitle: true },
});

/** Every story stands where a portal would put it: in the provider, on a surface. */
const inPortal: Decorator = (Story, { globals, parameters }) => (
  <SpbeProvider
    theme={String(globals.theme)}
    locale={String(globals.locale)}
    scheme={globals.scheme as Scheme}
    density={globals.density as Density}
    className={parameters.layout === "fullscreen" ? "spbe-story-full" : "spbe-story"}
  >
    <Story />
  </SpbeProvider>
);

export default {
  tags: ["autodocs"],
  decorators: [inPortal],
  initialGlobals: { theme: "belitung-timur", locale: "id", scheme: "light", density: "default" },
  globalTypes: {
    theme: toolbar("Tema", "paintbrush", [
      { value: "belitung-timur", title: "Belitung Timur" },
      { value: "belitung", title: "Belitung" },
      { value: "karawang", title: "Karawang" },
      { value: "konawe-selatan", title: "Konawe Selatan" },
      { value: "siak", title: "Siak" },
      { value: "sumedang", title: "Sumedang" },
    ]),
    locale: toolbar("Bahasa", "globe", [
      { value: "id", title: "Indonesia" },
      { value: "en", title: "English" },
    ]),
    scheme: toolbar("Tampilan", "contrast", [
      { value: "light", title: "Terang" },
      { value: "dark", title: "Gelap" },
      { value: "system", title: "Ikut perangkat" },
    ]),
    density: toolbar("Kerapatan", "component", [
      { value: "default", title: "Biasa" },
      { value: "compact", title: "Rapat" },
      { value: "touch", title: "Sentuh" },
    ]),
  },
  parameters: {
    a11y: { test: "error" },
    layout: "none",
    options: { storySort: { order: ["Buku panduan", ["Mulai"], "Keputusan", "Kerangka", "Komponen"] } },
  },
} satisfies Preview;
