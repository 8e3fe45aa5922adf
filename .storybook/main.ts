import type { StorybookConfig } from "@storybook/react-vite";
import remarkGfm from "remark-gfm";
import { sourceConditions } from "../packages/tooling/conditions.mjs";

export default {
  framework: "@storybook/react-vite",
  stories: ["./**/*.mdx", "../packages/*/src/**/*.stories.tsx"],
  addons: [
    // MDX alone knows no tables: without this they are shown as lines of bars.
    {
      name: "@storybook/addon-docs",
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    "@storybook/addon-a11y",
    "@storybook/addon-vitest",
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (config) => ({
    ...config,
    resolve: { ...config.resolve, conditions: [...sourceConditions], dedupe: ["react", "react-dom"] },
    // All dependencies are known before the first story: one found later reloads the page and brings a second React.
    optimizeDeps: {
      ...config.optimizeDeps,
      entries: [
        ...[config.optimizeDeps?.entries ?? []].flat(),
        ".storybook/preview.tsx",
        "packages/*/src/**/*.stories.tsx",
      ],
    },
  }),
} satisfies StorybookConfig;
