import React, { useState } from "react";

export function Counter({ title, step = 1 }) {
  const [count, setCount] = useState(0);
  // one button
  return (
    <section className="card" onClick={() => setCount(count + step)}>
      <h2>{title}</h2>
      {count > 3 && <Badge level={count} label={`n ${count}`} />}
      <>
        <img src="a.png" alt="" />
      </>
    </section>
  );
}
