// Loaded into the portal's server by `--import`. Tells `npm start` that a Ctrl-C has arrived here too, so that it is not
// passed on twice, and ends the server when `npm start` itself was killed.
if (process.send) {
  process.once("SIGINT", () => process.connected && process.send("stopping"));
  process.once("SIGTERM", () => process.connected && process.send("stopping"));
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
