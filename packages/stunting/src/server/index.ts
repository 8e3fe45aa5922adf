export { type RegisterRows, type RegisterSeed, seedRegister } from "./seed-register.ts";
export { type StuntingServerOptions, stuntingServer } from "./stunting-server.ts";
