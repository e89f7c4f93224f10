-- Who sees which rows: orders and products are whoever's who wrote them down.
select kith.narrow('orders', '''order''', '{}');
select kith.narrow('products', '''product''', '{}');
