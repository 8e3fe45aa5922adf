// A stranger's `npm install` must end in one sentence, not in a half-installed tree. pnpm runs preinstall too, so look at who calls.
if (!(process.env.npm_config_user_agent ?? "").startsWith("pnpm/")) {
  console.error("Gunakan `npm start`; pnpm memasang dependensi.");
  process.exit(1);
}
