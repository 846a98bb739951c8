"""Everyday test cells about classes, exceptions and other objects, as nbgrader courses have them: what is asked, a
right answer, a wrong one, and the test cell. nbgrader 0.9.6 gives all points for right ones and none for the others.
"""

from __future__ import annotations

IDIOMS = [
    ("raises",
     "def f1(x):\n    if x<0: raise ValueError('negative')\n    return x**.5",
     "def f1(x):\n    return abs(x)**.5",
     "import pytest\nwith pytest.raises(ValueError):\n    f1(-1)"),
    ("raises match",
     "def f2(x):\n    if x<0: raise ValueError('negative: %d' % x)\n    return x",
     "def f2(x):\n    if x<0: raise ValueError('no')\n    return x",
     "import pytest\nwith pytest.raises(ValueError, match='negative'):\n    f2(-1)"),
    ("raises info",
     "def f3(x):\n    raise KeyError(x)",
     "def f3(x):\n    raise KeyError('other')",
     "import pytest\nwith pytest.raises(KeyError) as info:\n    f3('a')\n"
     "assert info.value.args == ('a',)\nassert 'a' in str(info.value)"),
    ("assertRaises",
     "def f4(x):\n    if not isinstance(x,int): raise TypeError('int')\n    return x",
     "def f4(x):\n    return x",
     "import unittest\ntc = unittest.TestCase()\ntc.assertRaises(TypeError, f4, 'a')\n"
     "with tc.assertRaises(TypeError):\n    f4('b')\ntc.assertEqual(f4(3), 3)"),
    ("custom exc",
     "class BalanceError(Exception):\n    pass\ndef withdraw(b, x):\n"
     "    if x>b: raise BalanceError('too little')\n    return b-x",
     "class BalanceError(Exception):\n    pass\ndef withdraw(b, x):\n"
     "    if x>b: raise ValueError('too little')\n    return b-x",
     "try:\n    withdraw(1, 2)\n    assert False, 'no error'\nexcept BalanceError as e:\n"
     "    assert str(e) == 'too little'\nassert issubclass(BalanceError, Exception)"),
    ("custom exc attrs",
     "class Low(Exception):\n    def __init__(self, need, have):\n"
     "        super().__init__(f'{need} > {have}')\n        self.need, self.have = need, have\n"
     "def take(b, x):\n    if x>b: raise Low(x, b)\n    return b-x",
     "class Low(Exception):\n    def __init__(self, need, have):\n"
     "        super().__init__(f'{need} > {have}')\n        self.need, self.have = have, need\n"
     "def take(b, x):\n    if x>b: raise Low(x, b)\n    return b-x",
     "import pytest\nwith pytest.raises(Low) as info:\n    take(1, 2)\n"
     "assert info.value.need == 2 and info.value.have == 1\nassert info.value.args == ('2 > 1',)\n"
     "assert str(info.value) == '2 > 1'"),
    ("exc made by test",
     "class Oops(ValueError):\n    def __init__(self, code):\n        super().__init__(f'code {code}')\n"
     "        self.code = code",
     "class Oops(ValueError):\n    def __init__(self, code):\n        super().__init__(f'code {code}')\n"
     "        self.code = 0",
     "e = Oops(3)\nassert e.code == 3\nassert str(e) == 'code 3'\nassert isinstance(e, ValueError)"),
    ("exc raised by test",
     "class Err8(Exception): pass\ndef safe8(g):\n    try:\n        return g()\n    except Err8:\n"
     "        return 'caught'",
     "class Err8(Exception): pass\ndef safe8(g):\n    return g()",
     "def bad():\n    raise Err8('x')\nassert safe8(bad) == 'caught'"),
    ("exc caught std",
     "def safe9(g):\n    try:\n        return g()\n    except ZeroDivisionError as e:\n"
     "        return str(e)",
     "def safe9(g):\n    try:\n        return g()\n    except Exception as e:\n        return ''",
     "assert safe9(lambda: 1/0) == 'division by zero'"),
    ("enum",
     "from enum import Enum\nclass Color(Enum):\n    RED=1\n    GREEN=2",
     "from enum import Enum\nclass Color(Enum):\n    RED=2\n    GREEN=1",
     "assert Color.RED.value == 1\nassert Color(2) is Color.GREEN\nassert Color['RED'] == Color.RED\n"
     "assert [c.name for c in Color] == ['RED','GREEN']\nassert len(Color) == 2\n"
     "assert Color.RED != Color.GREEN\nassert Color.RED in Color"),
    ("intenum",
     "from enum import IntEnum\nclass Lv(IntEnum):\n    LOW=1\n    HIGH=5",
     "from enum import IntEnum\nclass Lv(IntEnum):\n    LOW=5\n    HIGH=1",
     "assert Lv.LOW < Lv.HIGH\nassert Lv.HIGH == 5\nassert sorted([Lv.HIGH, Lv.LOW])[0] is Lv.LOW\n"
     "assert Lv.HIGH + 1 == 6"),
    ("dataclass eq",
     "from dataclasses import dataclass\n@dataclass\nclass P12:\n    x: int\n    y: int = 0",
     "from dataclasses import dataclass\n@dataclass\nclass P12:\n    x: int\n    y: int = 1",
     "assert P12(1) == P12(1, 0)\nassert P12(1) != P12(2)\nassert repr(P12(1, 2)) == 'P12(x=1, y=2)'"),
    ("dataclass asdict",
     "from dataclasses import dataclass, field\n@dataclass\nclass P13:\n    x: int\n"
     "    tags: list = field(default_factory=list)",
     "from dataclasses import dataclass, field\n@dataclass\nclass P13:\n    x: int\n"
     "    tags: list = field(default_factory=lambda: [1])",
     "from dataclasses import asdict, astuple, fields, is_dataclass, replace\np = P13(3)\n"
     "assert is_dataclass(p)\nassert asdict(p) == {'x': 3, 'tags': []}\nassert astuple(p) == (3, [])\n"
     "assert [f.name for f in fields(P13)] == ['x', 'tags']\nassert replace(p, x=4).x == 4"),
    ("dataclass frozen order",
     "from dataclasses import dataclass\n@dataclass(frozen=True, order=True)\nclass P14:\n    x: int\n"
     "    y: int",
     "from dataclasses import dataclass\n@dataclass(order=True)\nclass P14:\n    x: int\n    y: int",
     "import pytest\nfrom dataclasses import FrozenInstanceError\nassert P14(1,2) < P14(2,0)\n"
     "assert sorted([P14(2,0),P14(1,1)]) == [P14(1,1),P14(2,0)]\nassert len({P14(1,2), P14(1,2)}) == 1\n"
     "with pytest.raises(FrozenInstanceError):\n    P14(1,2).x = 3"),
    ("namedtuple",
     "from collections import namedtuple\nPt = namedtuple('Pt', 'x y')\n"
     "def mid(a, b): return Pt((a.x+b.x)/2, (a.y+b.y)/2)",
     "from collections import namedtuple\nPt = namedtuple('Pt', 'x y')\n"
     "def mid(a, b): return Pt((a.x+b.x)/2, a.y)",
     "m = mid(Pt(0,0), Pt(2,4))\nassert m == Pt(1,2)\nassert m == (1,2)\nassert m.x == 1 and m[1] == 2\n"
     "x, y = m\nassert y == 2\nassert isinstance(m, Pt) and isinstance(m, tuple)\n"
     "assert m._asdict() == {'x': 1, 'y': 2}\nassert m._replace(x=5) == (5, 2)"),
    ("typing namedtuple",
     "from typing import NamedTuple\nclass Emp(NamedTuple):\n    name: str\n    pay: float = 0.0\n"
     "    def double(self): return self.pay*2",
     "from typing import NamedTuple\nclass Emp(NamedTuple):\n    name: str\n    pay: float = 1.0\n"
     "    def double(self): return self.pay*2",
     "assert Emp('a') == ('a', 0.0)\nassert Emp('a', 2).double() == 4\n"
     "assert Emp._fields == ('name','pay')\nassert Emp('b').double() == 0"),
    ("isinstance",
     "class Shape17:\n    pass\nclass Sq17(Shape17):\n    def area(self): return 4\n"
     "def make17(): return Sq17()",
     "class Shape17:\n    pass\nclass Sq17:\n    def area(self): return 4\ndef make17(): return Sq17()",
     "assert isinstance(make17(), Sq17)\nassert isinstance(Sq17(), Shape17)\n"
     "assert issubclass(Sq17, Shape17)\nassert type(make17()) is Sq17\n"
     "assert type(make17()).__name__ == 'Sq17'\nassert Sq17.__bases__ == (Shape17,)"),
    ("abc",
     "from abc import ABC, abstractmethod\nclass A18(ABC):\n    @abstractmethod\n"
     "    def area(self): ...\nclass B18(A18):\n    def area(self): return 1",
     "class A18:\n    def area(self): ...\nclass B18(A18):\n    def area(self): return 1",
     "import pytest\nwith pytest.raises(TypeError):\n    A18()\nassert B18().area() == 1\n"
     "assert issubclass(B18, A18)"),
    ("abc subclass by test",
     "from abc import ABC, abstractmethod\nclass A19(ABC):\n    @abstractmethod\n"
     "    def area(self): ...\n    def twice(self): return 2*self.area()",
     "from abc import ABC, abstractmethod\nclass A19(ABC):\n    @abstractmethod\n"
     "    def area(self): ...\n    def twice(self): return self.area()",
     "class T19(A19):\n    def area(self): return 5\nassert T19().twice() == 10"),
    ("len sum sorted",
     "class Bag20:\n    def __init__(self, xs): self.xs=list(xs)\n"
     "    def __len__(self): return len(self.xs)\n    def __iter__(self): return iter(self.xs)\n"
     "    def __getitem__(self, i): return self.xs[i]\n"
     "    def __contains__(self, x): return x in self.xs",
     "class Bag20:\n    def __init__(self, xs): self.xs=list(xs)\n"
     "    def __len__(self): return len(self.xs)+1\n    def __iter__(self): return iter(self.xs[1:])\n"
     "    def __getitem__(self, i): return self.xs[i]\n    def __contains__(self, x): return True",
     "b = Bag20([3,1,2])\nassert len(b) == 3\nassert sum(b) == 6\nassert sorted(b) == [1,2,3]\n"
     "assert b[0] == 3 and b[-1] == 2\nassert b[1:] == [1,2]\nassert 3 in b and 9 not in b\n"
     "assert list(reversed(b)) == [2,1,3]\nassert max(b) == 3 and list(enumerate(b))[0] == (0,3)\n"
     "assert dict(zip(b, 'abc')) == {3:'a',1:'b',2:'c'}\na, *r = b\nassert a == 3"),
    ("sum add",
     "class V21:\n    def __init__(self,x,y): self.x,self.y=x,y\n"
     "    def __add__(self,o): return V21(self.x+o.x,self.y+o.y)\n"
     "    def __radd__(self,o): return self if o==0 else NotImplemented\n"
     "    def __eq__(self,o): return isinstance(o,V21) and (self.x,self.y)==(o.x,o.y)\n"
     "    def __mul__(self,k): return V21(self.x*k,self.y*k)\n    __rmul__=__mul__\n"
     "    def __neg__(self): return self*-1\n    def __sub__(self,o): return self+(-o)\n"
     "    def __abs__(self): return (self.x**2+self.y**2)**.5\n"
     "    def __repr__(self): return f'V21({self.x}, {self.y})'\n"
     "    def __hash__(self): return hash((self.x,self.y))\n"
     "    def __bool__(self): return bool(self.x or self.y)\n"
     "    def __iter__(self): yield self.x; yield self.y",
     "class V21:\n    def __init__(self,x,y): self.x,self.y=x,y\n"
     "    def __add__(self,o): return V21(self.x+o.x,self.y)\n"
     "    def __eq__(self,o): return isinstance(o,V21) and (self.x,self.y)==(o.x,o.y)",
     "a, b = V21(1,2), V21(3,4)\nassert a + b == V21(4,6)\nassert sum([a,b], V21(0,0)) == V21(4,6)\n"
     "assert sum([a,b]) == V21(4,6)\nassert a*2 == 2*a == V21(2,4)\nassert b - a == V21(2,2)\n"
     "assert abs(b) == 5\nassert repr(a) == 'V21(1, 2)' and f'{a}' == 'V21(1, 2)'\n"
     "assert hash(a) == hash(V21(1,2))\nassert {a: 1}[V21(1,2)] == 1\nassert not V21(0,0)\n"
     "assert tuple(a) == (1,2)\na += b\nassert a == V21(4,6)\nassert V21(4,6) in [a]"),
    ("ordering",
     "from functools import total_ordering\n@total_ordering\nclass Card:\n"
     "    def __init__(self,r): self.r=r\n    def __eq__(self,o): return self.r==o.r\n"
     "    def __lt__(self,o): return self.r<o.r",
     "class Card:\n    def __init__(self,r): self.r=r\n    def __eq__(self,o): return self.r==o.r\n"
     "    def __lt__(self,o): return self.r>o.r\n    def __ge__(self, o): return True",
     "assert Card(1) < Card(2)\nassert Card(2) >= Card(1)\n"
     "assert max([Card(1),Card(5),Card(3)]).r == 5\n"
     "assert [c.r for c in sorted([Card(3),Card(1)])] == [1,3]\nassert not Card(1) > Card(1)"),
    ("property",
     "class T23:\n    def __init__(self,c): self._c=c\n    @property\n"
     "    def f(self): return self._c*9/5+32\n    @f.setter\n    def f(self,v):\n"
     "        if v < -459.67: raise ValueError('cold')\n        self._c=(v-32)*5/9",
     "class T23:\n    def __init__(self,c): self._c=c\n    def f(self): return self._c*9/5+32",
     "import pytest\nt = T23(100)\nassert t.f == 212\nt.f = 32\nassert t._c == 0\n"
     "with pytest.raises(ValueError):\n    t.f = -1000\nassert isinstance(T23.f, property)"),
    ("property readonly",
     "class R24:\n    @property\n    def x(self): return 1",
     "class R24:\n    x = 1",
     "import pytest\nr = R24()\nassert r.x == 1\nwith pytest.raises(AttributeError):\n    r.x = 2"),
    ("test subclass",
     "class Animal:\n    def __init__(self,name): self.name=name\n"
     "    def speak(self): return f'{self.name} says {self.sound()}'",
     "class Animal:\n    def __init__(self,name): self.name=name\n"
     "    def speak(self): return f'{self.name} {self.sound()}'",
     "class Dog(Animal):\n    def sound(self): return 'wuff'\n"
     "assert Dog('Pup').speak() == 'Pup says wuff'\nassert isinstance(Dog('a'), Animal)"),
    ("context manager",
     "class Timer:\n    def __enter__(self): self.on=True; return self\n"
     "    def __exit__(self,*a): self.on=False; return False",
     "class Timer:\n    def __enter__(self): self.on=True\n    def __exit__(self,*a): return True",
     "import pytest\nwith Timer() as t:\n    assert t.on\nassert not t.on\n"
     "with pytest.raises(KeyError):\n    with Timer():\n        raise KeyError('x')"),
    ("contextlib",
     "from contextlib import contextmanager\nlog28=[]\n@contextmanager\ndef tag(n):\n"
     "    log28.append('<'+n+'>')\n    yield n\n    log28.append('</'+n+'>')",
     "from contextlib import contextmanager\nlog28=[]\n@contextmanager\ndef tag(n):\n"
     "    log28.append('<'+n+'>')\n    yield n",
     "with tag('b') as x:\n    assert x == 'b'\nassert log28 == ['<b>', '</b>']"),
    ("suppressing cm",
     "class Sup:\n    def __enter__(self): return self\n"
     "    def __exit__(self,t,v,tb): return t is ZeroDivisionError",
     "class Sup:\n    def __enter__(self): return self\n    def __exit__(self,t,v,tb): return False",
     "with Sup():\n    1/0\nassert True"),
    ("sympy",
     "import sympy as sp\nx30 = sp.Symbol('x')\ndef d30(e): return sp.diff(e, x30)",
     "import sympy as sp\nx30 = sp.Symbol('x')\ndef d30(e): return sp.integrate(e, x30)",
     "import sympy as sp\nx = sp.Symbol('x')\nassert sp.simplify(d30(x**2) - 2*x) == 0\n"
     "assert d30(sp.sin(x)) == sp.cos(x)\nassert d30(x**3).subs(x, 2) == 12"),
    ("sympy values",
     "import sympy as sp\ndef roots31(): \n    x = sp.symbols('x')\n    return sp.solve(x**2-4, x)",
     "import sympy as sp\ndef roots31(): \n    x = sp.symbols('x')\n    return sp.solve(x**2-9, x)",
     "assert set(roots31()) == {-2, 2}\nassert sorted(roots31()) == [-2, 2]\n"
     "assert sum(roots31()) == 0\nassert float(roots31()[1]) == 2.0"),
    ("str format",
     "class M32:\n    def __init__(self,a): self.a=a\n"
     "    def __str__(self): return f'{self.a:.2f} EUR'\n    def __format__(self,s): return 'F'+s",
     "class M32:\n    def __init__(self,a): self.a=a\n    def __str__(self): return f'{self.a} EUR'",
     "assert str(M32(1)) == '1.00 EUR'\nassert f'{M32(1):x}' == 'Fx'\nimport io, contextlib\n"
     "buf = io.StringIO()\nwith contextlib.redirect_stdout(buf):\n    print(M32(2))\n"
     "assert buf.getvalue() == '2.00 EUR\\n'"),
    ("printing",
     "def hello(n):\n    print('Hello', n)",
     "def hello(n):\n    print('hello', n)",
     "import io, contextlib\nbuf = io.StringIO()\nwith contextlib.redirect_stdout(buf):\n"
     "    r = hello('you')\nassert buf.getvalue().strip() == 'Hello you'\nassert r is None"),
    ("iterator protocol",
     "class Count:\n    def __init__(self,n): self.n=n; self.i=0\n    def __iter__(self): return self\n"
     "    def __next__(self):\n        if self.i>=self.n: raise StopIteration\n        self.i+=1\n"
     "        return self.i",
     "class Count:\n    def __init__(self,n): self.n=n; self.i=0\n    def __iter__(self): return self\n"
     "    def __next__(self):\n        if self.i>self.n: raise StopIteration\n        self.i+=1\n"
     "        return self.i",
     "import pytest\nassert list(Count(3)) == [1,2,3]\nit = iter(Count(1))\nassert next(it) == 1\n"
     "with pytest.raises(StopIteration):\n    next(it)\nassert iter(it) is it"),
    ("generator",
     "def fib():\n    a,b=0,1\n    while True:\n        yield a\n        a,b=b,a+b",
     "def fib():\n    a,b=1,1\n    while True:\n        yield a\n        a,b=b,a+b",
     "from itertools import islice\nimport types\nassert list(islice(fib(), 6)) == [0,1,1,2,3,5]\n"
     "assert isinstance(fib(), types.GeneratorType)\ng = fib()\nassert next(g) == 0 and next(g) == 1"),
    ("gen send close",
     "def avg():\n    t=n=0\n    v=None\n    while True:\n        x = yield v\n        t+=x; n+=1\n"
     "        v=t/n",
     "def avg():\n    t=n=0\n    v=None\n    while True:\n        x = yield v\n        t+=x; n+=1\n"
     "        v=t",
     "g = avg()\nnext(g)\nassert g.send(2) == 2\nassert g.send(4) == 3\ng.close()"),
    ("decorator",
     "import functools\ndef twice(f):\n    @functools.wraps(f)\n    def w(*a): return f(f(*a))\n"
     "    return w",
     "def twice(f):\n    def w(*a): return f(*a)\n    return w",
     "@twice\ndef inc(x):\n    return x+1\nassert inc(1) == 3\nassert inc.__name__ == 'inc'"),
    ("closure counter",
     "def counter():\n    n=0\n    def up():\n        nonlocal n\n        n+=1\n        return n\n"
     "    return up",
     "n38=0\ndef counter():\n    def up():\n        global n38\n        n38+=1\n        return n38\n"
     "    return up",
     "a, b = counter(), counter()\nassert a() == 1 and a() == 2\nassert b() == 1\nassert callable(a)"),
    ("linked list",
     "class Node:\n    def __init__(self,v,nxt=None): self.v,self.next=v,nxt\nclass LL:\n"
     "    def __init__(self): self.head=None\n    def push(self,v): self.head=Node(v,self.head)\n"
     "    def __iter__(self):\n        n=self.head\n        while n: yield n.v; n=n.next",
     "class Node:\n    def __init__(self,v,nxt=None): self.v,self.next=v,nxt\nclass LL:\n"
     "    def __init__(self): self.head=None\n    def push(self,v): self.head=Node(v)\n"
     "    def __iter__(self):\n        n=self.head\n        while n: yield n.v; n=n.next",
     "l = LL()\nl.push(1); l.push(2)\nassert list(l) == [2,1]\n"
     "assert l.head.v == 2 and l.head.next.v == 1\nassert l.head.next.next is None\n"
     "n = Node(5, Node(6))\nassert n.next.v == 6"),
    ("inheritance super",
     "class Acc:\n    def __init__(self,b): self.b=b\n    def pay(self,x): self.b-=x\nclass Sav(Acc):\n"
     "    def __init__(self,b,r): super().__init__(b); self.r=r\n"
     "    def interest(self): self.b*=1+self.r",
     "class Acc:\n    def __init__(self,b): self.b=b\n    def pay(self,x): self.b-=x\nclass Sav(Acc):\n"
     "    def __init__(self,b,r): self.r=r\n    def interest(self): self.b*=1+self.r",
     "s = Sav(100, .5)\ns.interest()\ns.pay(50)\nassert s.b == 100\n"
     "assert hasattr(s, 'r') and not hasattr(s, 'zz')\nassert Sav.__mro__[1] is Acc\n"
     "assert getattr(s, 'q', 7) == 7\nassert vars(s) == {'b': 100, 'r': .5}\n"
     "assert s.__dict__ == {'b': 100, 'r': .5}\n"
     "assert s.__class__.__name__ == 'Sav' and s.__class__ is Sav\nassert Acc in Sav.__bases__"),
    ("unittest class",
     "class St41:\n    def __init__(self): self._x=[]\n    def push(self,v): self._x.append(v)\n"
     "    def pop(self):\n        if not self._x: raise IndexError('empty')\n"
     "        return self._x.pop()\n    def __len__(self): return len(self._x)",
     "class St41:\n    def __init__(self): self._x=[]\n    def push(self,v): self._x.append(v)\n"
     "    def pop(self):\n        return self._x.pop(0) if self._x else None\n"
     "    def __len__(self): return len(self._x)",
     "import unittest\nclass TestSt(unittest.TestCase):\n    def setUp(self): self.s = St41()\n"
     "    def test_lifo(self):\n        self.s.push(1); self.s.push(2)\n"
     "        self.assertEqual(self.s.pop(), 2)\n        self.assertEqual(len(self.s), 1)\n"
     "    def test_empty(self):\n        with self.assertRaises(IndexError) as cm:\n"
     "            self.s.pop()\n        self.assertEqual(str(cm.exception), 'empty')\nimport io\n"
     "r = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(TestSt))\n"
     "assert r.wasSuccessful()"),
    ("compare with expected obj",
     "from dataclasses import dataclass\n@dataclass\nclass Pt42:\n    x: int\n"
     "def shift(ps): return [Pt42(p.x+1) for p in ps]",
     "from dataclasses import dataclass\n@dataclass\nclass Pt42:\n    x: int\ndef shift(ps): return ps",
     "assert shift([Pt42(1), Pt42(2)]) == [Pt42(2), Pt42(3)]\n"
     "assert {'a': shift([Pt42(1)])} == {'a': [Pt42(2)]}\nassert shift([Pt42(1)])[0] == Pt42(2)\n"
     "ps=[Pt42(3),Pt42(1)]\nassert min(ps, key=lambda p: p.x) == Pt42(1)\n"
     "assert Pt42(1) in ps and ps.index(Pt42(1)) == 1 and ps.count(Pt42(1)) == 1"),
    ("slots copy",
     "import copy\nclass G43:\n    def __init__(self): self.xs=[[1]]\n"
     "    def clone(self): return copy.deepcopy(self)",
     "import copy\nclass G43:\n    def __init__(self): self.xs=[[1]]\n"
     "    def clone(self): return copy.copy(self)",
     "g = G43(); h = g.clone()\nh.xs[0].append(2)\nassert g.xs == [[1]]\nassert h is not g"),
    ("test copies obj",
     "class G44:\n    def __init__(self): self.xs=[1]\n    def add(self, x): self.xs.append(x)",
     "class G44:\n    def __init__(self): self.xs=[]\n    def add(self, x): self.xs.append(x)",
     "import copy\ng = G44(); h = copy.deepcopy(g)\nh.add(2)\nassert g.xs == [1] and h.xs == [1,2]"),
    ("getattr style",
     "class M45(dict):\n    def __getattr__(self, n):\n        try: return self[n]\n"
     "        except KeyError: raise AttributeError(n)",
     "class M45(dict):\n    def __getattr__(self, n): return None",
     "import pytest\nm = M45(a=1)\nassert m.a == 1 and m['a'] == 1\nassert m == {'a': 1}\n"
     "with pytest.raises(AttributeError):\n    m.zz\nassert isinstance(m, dict)\nm['b'] = 2\n"
     "assert m.b == 2 and len(m) == 2 and sorted(m) == ['a','b']"),
    ("list subclass",
     "class L46(list):\n    def mean(self): return sum(self)/len(self)",
     "class L46(list):\n    def mean(self): return sum(self)",
     "l = L46([1,2,3])\nassert l.mean() == 2\nl.append(6)\nassert l.mean() == 3\nassert l == [1,2,3,6]\n"
     "assert l[1:] == [2,3,6]\nassert sum(l) == 12 and l + [1] == [1,2,3,6,1]"),
    ("callable class",
     "class Poly:\n    def __init__(self,*c): self.c=c\n"
     "    def __call__(self,x): return sum(a*x**i for i,a in enumerate(self.c))\n"
     "    def __eq__(self,o): return self.c==o.c\n    def __pow__(self, n): return n\n"
     "    def __matmul__(self, o): return 1\n    def __floordiv__(self,o): return 2\n"
     "    def __invert__(self): return 3\n    def __getitem__(self,i): return self.c[i]",
     "class Poly:\n    def __init__(self,*c): self.c=c\n    def __call__(self,x): return 0",
     "p = Poly(1,2)\nassert p(3) == 7\nassert [p(i) for i in range(2)] == [1,3]\n"
     "assert list(map(p, [0,1])) == [1,3]\nassert p == Poly(1,2)\n"
     "assert p**2 == 2 and p @ p == 1 and p // p == 2 and ~p == 3\nassert p[0] == 1\nassert p.c == (1,2)"),
    ("setitem",
     "class Mx:\n    def __init__(self,r,c): self.d=[[0]*c for _ in range(r)]\n"
     "    def __getitem__(self,ij): return self.d[ij[0]][ij[1]]\n"
     "    def __setitem__(self,ij,v): self.d[ij[0]][ij[1]]=v\n"
     "    def __delitem__(self, i): del self.d[i]",
     "class Mx:\n    def __init__(self,r,c): self.d=[[0]*c]*r\n"
     "    def __getitem__(self,ij): return self.d[ij[0]][ij[1]]\n"
     "    def __setitem__(self,ij,v): self.d[ij[0]][ij[1]]=v\n"
     "    def __delitem__(self, i): del self.d[i]",
     "m = Mx(2,2)\nm[0,1] = 5\nassert m[0,1] == 5 and m[1,1] == 0\nassert m.d == [[0,5],[0,0]]\n"
     "del m[0]\nassert len(m.d) == 1"),
    ("exc chain",
     "def load(s):\n    try: return int(s)\n    except ValueError as e: raise RuntimeError('bad') from e",
     "def load(s):\n    try: return int(s)\n"
     "    except ValueError as e: raise RuntimeError('bad') from None",
     "import pytest\nwith pytest.raises(RuntimeError) as info:\n    load('x')\n"
     "assert isinstance(info.value.__cause__, ValueError)"),
    ("exc hierarchy",
     "class AppErr(Exception): pass\nclass DbErr(AppErr): pass\ndef go(): raise DbErr('db', 5)",
     "class AppErr(Exception): pass\nclass DbErr(Exception): pass\ndef go(): raise DbErr('db', 5)",
     "try:\n    go()\nexcept AppErr as e:\n    assert e.args == ('db', 5)\n    assert type(e) is DbErr\n"
     "    assert type(e).__name__ == 'DbErr'\nelse:\n    assert False"),
    ("try else flag",
     "def f51(d): return d['k']",
     "def f51(d): return d.get('k')",
     "ok = False\ntry:\n    f51({})\nexcept KeyError:\n    ok = True\nassert ok, 'must raise KeyError'"),
    ("class var/dict",
     "class Reg:\n    all = {}\n    def __init__(self, n):\n        self.n = n\n"
     "        Reg.all[n] = self",
     "class Reg:\n    def __init__(self, n):\n        self.n = n\n        self.all = {n: self}",
     "a, b = Reg('a'), Reg('b')\nassert Reg.all['a'] is a\nassert set(Reg.all) == {'a','b'}\n"
     "assert len(Reg.all) == 2\nassert list(Reg.all.values()) == [a, b]"),
    ("match/deque",
     "from collections import deque\nclass Q:\n    def __init__(self): self.d=deque()\n"
     "    def put(self,x): self.d.append(x)\n    def get(self): return self.d.popleft()\n"
     "    def is_empty(self): return not self.d",
     "class Q:\n    def __init__(self): self.d=[]\n    def put(self,x): self.d.append(x)\n"
     "    def get(self): return self.d.pop()\n    def is_empty(self): return not self.d",
     "q = Q()\nfor i in range(3): q.put(i)\nassert [q.get() for _ in range(3)] == [0,1,2]\n"
     "assert q.is_empty() is True\nimport pytest\npytest.raises(IndexError, q.get)"),
    ("views",
     "def uniq(xs):\n    d={}\n    for x in xs: d[x]=1\n    return d.keys()",
     "def uniq(xs):\n    return {x:1 for x in xs}.values()",
     "assert uniq('aab') == {'a','b'}\nassert list(uniq('ba')) == ['b','a']\nassert len(uniq('aa')) == 1"),
    ("live view",
     "class Inv:\n    def __init__(self): self.d={}\n    def names(self): return list(self.d)",
     "class Inv:\n    def __init__(self): self.d={}\n    def names(self): return self.d.keys()",
     "i=Inv()\nn=i.names()\ni.d['x']=1\nassert list(n)==[] "),
    ("int subclass",
     "class Money(int):\n    def half(self): return Money(self//2)",
     "class Money(int):\n    def half(self): return Money(self)",
     "m=Money(4)\nassert isinstance(m, int) and m == 4 and m.half() == 2\n"
     "assert isinstance(m.half(), Money)\nassert m.__class__.__name__ == 'Money' and type(m) is Money\n"
     "assert m + 1 == 5 and max(m, 2) == 4"),
    ("str subclass",
     "class Nm(str):\n    def up(self): return Nm(self.upper())",
     "class Nm(str):\n    def up(self): return self",
     "s=Nm('ab')\nassert s.up() == 'AB'\nassert isinstance(s.up(), str)\n"
     "assert s[0] == 'a' and len(s) == 2 and 'a' in s and s + 'c' == 'abc'\nassert s.startswith('a')"),
    ("a global that only the test binds",
     "def times57(v):\n    return matrix57 @ v",
     "def times57(v):\n    return v",
     "matrix57 = np.array([[1, 2], [3, 4]])\nassert (times57(np.array([1, 1])) == [3, 7]).all()\n"
     "matrix57 = 2 * np.eye(2)\nassert (times57(np.array([1, 1])) == [2, 2]).all()"),
    ("a global that the test's loop binds",
     "def scaled57(x):\n    return [x * scale57 for _ in range(2)]",
     "def scaled57(x):\n    return [x, x]",
     "for scale57 in (2, 3):\n    assert scaled57(5) == [5 * scale57] * 2"),
    ("matrix sympy",
     "import sympy as sp\ndef inv57(m): return m.inv()",
     "import sympy as sp\ndef inv57(m): return m",
     "import sympy as sp\nm = sp.Matrix([[1,2],[3,5]])\nassert inv57(m)*m == sp.eye(2)\n"
     "assert inv57(m).shape == (2,2)"),
]  # fmt: skip
