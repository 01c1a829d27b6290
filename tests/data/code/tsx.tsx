import { useState, type ReactNode } from "react";

interface Props<T> {
  items: readonly T[];
  render?: (item: T) => ReactNode;
}

export function List<T extends { id: string }>({ items, render }: Props<T>) {
  const [open, setOpen] = useState<string | null>(null);
  // rows
  return (
    <ul className="list">
      {items.map((item) => (
        <li key={item.id} onClick={() => setOpen(item.id as string)}>
          {render ? render(item) : <Row.Item name={`#${item.id}`} />}
        </li>
      ))}
    </ul>
  );
}
