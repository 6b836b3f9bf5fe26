import { createRequire as __req } from "node:module"; const require = __req(import.meta.url);

// src/model/exchange.ts
function placesText(places) {
  const numbers = places.map((place) => String(place + 1));
  return numbers.length < 2 ? numbers.join() : `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
}

export {
  placesText
};
