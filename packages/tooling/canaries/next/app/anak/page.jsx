import { GrowthPage } from "./growth-page.jsx";

export default function Page() {
  return <GrowthPage />;
}
