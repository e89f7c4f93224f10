-- Making a function anew takes back its search path.
select kith.offer('kith.remove_demo(text[])');
