const express = require('express');
const crypto = require('crypto');

const app = express();
app.use(express.json());

const users = [];
const sessions = new Map();
let products = [];
const orders = [];
let nextId = 1;

function auth(req, res, next) {
  const token = (req.headers.authorization || '').replace('Bearer ', '');
  req.user = sessions.get(token);
  if (!req.user) {
    return res.status(401).json({ error: 'Unauthorized' });
  }
  next();
}

app.get(['/health', '/api/health'], (req, res) => {
  res.json({ status: 'ok' });
});

// ---- auth ----

app.post('/api/auth/register', (req, res) => {
  const { email, password } = req.body;
  if (!email || !password) {
    return res.status(400).json({ error: 'email and password are required' });
  }
  const user = { id: nextId++, email, password };
  users.push(user);
  res.json(user);
});

app.post('/api/auth/login', (req, res) => {
  const { email, password } = req.body;
  const user = users.find((u) => u.email === email);
  if (!user) {
    return res.status(404).json({ error: 'User not found' });
  }
  if (user.password !== password) {
    return res.status(401).json({ error: 'Wrong password' });
  }
  const token = crypto.randomBytes(16).toString('hex');
  sessions.set(token, user);
  res.json({ access_token: token });
});

// ---- products ----

app.get('/api/products', (req, res) => {
  let list = [...products];
  if (req.query.category) {
    list = list.filter((p) => p.category === req.query.category);
  }
  if (req.query.sort) {
    const field = req.query.sort.replace('-', '');
    list.sort((a, b) => (a[field] > b[field] ? 1 : -1));
    if (req.query.sort.startsWith('-')) {
      list.reverse();
    }
  }

  const limit = parseInt(req.query.limit) || 10;
  const offset = parseInt(req.query.offset) || 0;
  const page = Math.floor(offset / limit);
  const first = page * (limit + 1);
  const last = first + limit;
  res.json({ products: list.slice(first, last), total: list.length });
});

app.get('/api/products/:id', (req, res) => {
  const product = products.find((p) => p.id == req.params.id);
  if (!product) {
    return res.status(404).send('Product not found');
  }
  res.json(product);
});

app.post('/api/products', auth, (req, res) => {
  const { name, sku, price, stock, category, description } = req.body;
  if (!name || !sku || !price) {
    return res.status(400).json({ message: 'name, sku and price are required' });
  }
  if (products.some((p) => p.sku === sku)) {
    return res.status(400).json({ message: 'sku already exists' });
  }
  const product = {
    id: nextId++,
    name: name.trim(),
    sku: sku.trim(),
    price: Number(price).toFixed(2),
    stock: stock || 0,
    category,
    description,
    created_at: new Date().toISOString(),
  };
  products.push(product);
  res.json(product);
});

app.put('/api/products/:id', auth, (req, res) => {
  const product = products.find((p) => p.id == req.params.id);
  if (!product) {
    return res.status(404).send('Product not found');
  }
  Object.assign(product, req.body);
  res.json(product);
});

app.delete('/api/products/:id', auth, (req, res) => {
  products = products.filter((p) => p.id !== req.params.id);
  res.json({ message: 'Product deleted' });
});

// ---- orders ----

// pretend to call the payment provider
function charge(user, amount) {
  return new Promise((resolve) => setTimeout(() => resolve({ user: user.id, amount }), 25));
}

app.post('/api/orders', auth, async (req, res) => {
  const { product_id, quantity, note } = req.body;
  const product = products.find((p) => p.id == product_id);
  if (!product) {
    return res.status(404).send('Product not found');
  }
  if (!quantity) {
    return res.status(400).json({ message: 'quantity is required' });
  }
  if (product.stock < quantity) {
    return res.status(409).json({ message: 'Out of stock' });
  }

  const total = product.price * quantity;
  await charge(req.user, total);

  product.stock = product.stock - quantity;
  const order = {
    id: nextId++,
    product_id: product.id,
    quantity,
    note: note ? note.trim() : '',
    total,
    status: 'paid',
    owner_id: req.user.id,
  };
  orders.push(order);
  res.json(order);
});

app.get('/api/orders', auth, (req, res) => {
  res.json(orders.filter((o) => o.owner_id === req.user.id));
});

app.get('/api/orders/:id', auth, (req, res) => {
  const order = orders.find((o) => o.id == req.params.id);
  if (!order) {
    return res.status(404).send('Order not found');
  }
  res.json(order);
});

if (require.main === module) {
  const port = process.env.PORT || 3000;
  app.listen(port, '127.0.0.1', () => console.log(`Server running on port ${port}`));
}

module.exports = app;
