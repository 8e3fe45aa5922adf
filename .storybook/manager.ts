import { addons } from "storybook/manager-api";
import { create } from "storybook/theming";

addons.setConfig({
  theme: create({ base: "light", brandTitle: "spbe-kit", colorPrimary: "#0b6570", colorSecondary: "#0b6570" }),
});
