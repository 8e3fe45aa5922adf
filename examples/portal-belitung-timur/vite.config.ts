import { spbe } from "@spbe-kit/server/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { sourceConditions } from "../../packages/tooling/conditions.mjs";

export default defineConfig({
  plugins: [react(), spbe({ apiOrigin: process.env.SPBE_API ?? "http://127.0.0.1:4322" })],
  resolve: { conditions: sourceConditions },
  ssr: { resolve: { conditions: sourceConditions } },
  // Nothing inline: the content security policy lets styles and fonts come from files only.
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
});
