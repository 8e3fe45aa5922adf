/** What a page would write by hand: fetch and json, nothing checked. */
export async function bareFetch(url, headers) {
  const answer = await fetch(url, { headers });
  return answer.json();
}
