-- Orders of a year
CREATE TABLE IF NOT EXISTS orders (
  id BIGSERIAL PRIMARY KEY,
  name VARCHAR(80) NOT NULL DEFAULT 'it''s new',
  paid BOOLEAN,
  total NUMERIC(10, 2) CHECK (total >= 0)
);

/* the best
   customers */
WITH best AS (
  SELECT o.name, SUM(o.total) AS s, COUNT(*) FROM "orders" o
  LEFT JOIN people p ON p.id = o.person
  WHERE o.paid IS TRUE AND o.at > now() - INTERVAL '1 year'
  GROUP BY o.name HAVING SUM(o.total) > 1e3
)
SELECT `name`, CASE WHEN s > :limit THEN 'big' ELSE NULL END
FROM best ORDER BY s DESC LIMIT 10;
