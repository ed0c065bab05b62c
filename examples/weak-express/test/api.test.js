const { test, before, after } = require('node:test');
const assert = require('node:assert');
const app = require('../server');

let server;
let base;
let token;

async function send(method, path, body, headers = {}) {
  const res = await fetch(base + path, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...headers },
    body: body && JSON.stringify(body),
  });
  return { status: res.status, body: await res.json() };
}

before(async () => {
  await new Promise((resolve) => {
    server = app.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${server.address().port}/api`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

test('register and login', async () => {
  await send('POST', '/auth/register', { email: 'a@test.com', password: 'secret12' });
  const res = await send('POST', '/auth/login', { email: 'a@test.com', password: 'secret12' });
  assert.strictEqual(res.status, 200);
  token = res.body.access_token;
  assert.ok(token);
});

test('create and get a product', async () => {
  const created = await send('POST', '/products', { name: 'Book', sku: 'ABC-0001', price: 10, stock: 3 });
  assert.strictEqual(created.status, 200);
  const res = await send('GET', `/products/${created.body.id}`);
  assert.strictEqual(res.body.name, 'Book');
});

test('place an order', async () => {
  const product = await send('POST', '/products', { name: 'Toy', sku: 'ABC-0002', price: 5, stock: 3 });
  const order = await send(
    'POST',
    '/orders',
    { product_id: product.body.id, quantity: 2 },
    { 'Idempotency-Key': 'test-1' }
  );
  assert.strictEqual(order.status, 200);
  assert.strictEqual(order.body.total, 10);
});
