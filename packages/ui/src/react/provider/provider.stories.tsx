import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, userEvent } from "storybook/test";
import { Button } from "../button/button.tsx";
import { Stack, Text } from "../layout/layout.tsx";
import { Link, NavigationProvider } from "../navigation/navigation.tsx";
import { SpbeProvider, useFormat } from "./spbe-provider.tsx";

const meta = { title: "Kerangka/SpbeProvider", component: SpbeProvider, args: { children: null } } satisfies Meta<
  typeof SpbeProvider
>;
export default meta;
type Story = StoryObj<typeof meta>;

function Sample() {
  const format = useFormat();
  return (
    <Stack gap={2}>
      <Text>{`${format.number(1234.5)} · ${format.percent(6.4)}`}</Text>
      <Button variant="primary">Simpan</Button>
    </Stack>
  );
}

/** Theme, scheme, language and density belong to the part of a page they stand around: two regencies on one page. */
export const TwoRegencies: Story = {
  render: () => (
    <>
      <SpbeProvider theme="karawang" scheme="light" locale="id">
        <Sample />
      </SpbeProvider>
      <SpbeProvider theme="siak" scheme="dark" locale="en" density="touch">
        <Sample />
      </SpbeProvider>
    </>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/1\.234,5/)).toBeVisible();
    await expect(canvas.getByText(/1,234\.5/)).toBeVisible();
  },
};

const navigate = fn();

/** Links follow the host's router; with a modifier key the browser opens its own tab. */
export const HostsRouter: Story = {
  render: () => (
    <NavigationProvider
      value={{
        href: (to) => `#/portal${to}`,
        navigate,
        path: "/stunting",
        search: new URLSearchParams(),
        setSearch: () => undefined,
        params: {},
      }}
    >
      <Link to="/stunting/anak">Anak</Link>
    </NavigationProvider>
  ),
  play: async ({ canvas }) => {
    const link = canvas.getByRole("link", { name: "Anak" });
    await expect(link).toHaveAttribute("href", "#/portal/stunting/anak");
    await userEvent.click(link);
    await expect(navigate).toHaveBeenCalledWith("/stunting/anak", expect.anything());
  },
};
