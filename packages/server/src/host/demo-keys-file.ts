/** The demo login's signing keys in a data folder. Where it lies the demo has run: production is then not ready. */
export const DEMO_KEYS_FILE = "demo-identity-keys.json";
