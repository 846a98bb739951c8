"""Test cells about objects of classes that a course's own cell defines, and about what is derived from these: what is
asked, the course's cell, a right answer, a wrong one, and the test cell.
"""

from __future__ import annotations

COURSE_CLASSES = [
    ("exc",
     "class BankError(Exception):\n    pass",
     "def w1(x):\n    if x<0: raise BankError('neg', x)\n    return x",
     "def w1(x):\n    if x<0: raise ValueError('neg')\n    return x",
     "with pytest.raises(BankError, match='neg') as info:\n    w1(-1)\n"
     "assert info.value.args == ('neg', -1)\nassert w1(2)==2"),
    ("exc attrs",
     "class Low(ValueError):\n    def __init__(self, need, have):\n"
     "        super().__init__(f'{need} > {have}')\n        self.need, self.have = need, have",
     "def w2(b,x):\n    if x>b: raise Low(x,b)\n    return b-x",
     "def w2(b,x):\n    if x>b: raise Low(b,x)\n    return b-x",
     "try:\n    w2(1,2)\nexcept Low as e:\n    assert (e.need, e.have) == (2,1) and str(e) == '2 > 1'\n"
     "else:\n    assert False"),
    ("exc by test",
     "class Retry(Exception): pass",
     "def safe3(g):\n    try: return g()\n    except Retry as e: return e.args[0]",
     "def safe3(g):\n    return g()",
     "def bad(): raise Retry('again')\nassert safe3(bad)=='again'"),
    ("exc given",
     "class Odd(Exception):\n    code = 3",
     "def told4(e):\n    return f'{type(e).__name__}: {e} {e.code}'",
     "def told4(e):\n    return str(e)",
     "assert told4(Odd('x'))=='Odd: x 3'"),
    ("enum",
     "from enum import Enum\nclass Color(Enum):\n    RED=1\n    GREEN=2",
     "def other5(c):\n    return Color.GREEN if c is Color.RED else Color.RED",
     "def other5(c):\n    return c",
     "assert other5(Color.RED) is Color.GREEN\nassert other5(Color.GREEN) == Color.RED\n"
     "assert {other5(c) for c in Color} == set(Color)"),
    ("flag",
     "from enum import Flag, IntEnum\nclass Perm(Flag):\n    R=1\n    W=2\nclass Lv(IntEnum):\n"
     "    LOW=1\n    HIGH=5",
     "def both6(): return [Perm.R | Perm.W, Lv.HIGH]",
     "def both6(): return [Perm.R, Lv.HIGH]",
     "p, l = both6()\nassert Perm.W in p and Perm.R in p\n"
     "assert l > Lv.LOW and l == 5 and isinstance(l, Lv)"),
    ("namedtuple",
     "from collections import namedtuple\nPoint = namedtuple('Point','x y')",
     "def mid7(a,b): return Point((a.x+b.x)/2,(a.y+b.y)/2)",
     "def mid7(a,b): return Point(a.x,b.y)",
     "m = mid7(Point(0,0),Point(2,4))\nassert isinstance(m, Point) and m == Point(1,2) and m.x == 1"),
    ("NamedTuple",
     "from typing import NamedTuple\nclass Emp(NamedTuple):\n    name: str\n    pay: float = 1.0\n"
     "    def year(self): return 12*self.pay",
     "def raised8(e): return e._replace(pay=e.pay*2)",
     "def raised8(e): return e",
     "assert raised8(Emp('a',2.0)).year()==48\nassert raised8(Emp('a')) == ('a', 2.0)"),
    ("slots",
     "from dataclasses import dataclass\n@dataclass(slots=True)\nclass Node:\n    v: int\n"
     "    next: object = None",
     "def link9(xs):\n    h=None\n    for x in reversed(xs): h=Node(x,h)\n    return h",
     "def link9(xs):\n    h=None\n    for x in xs: h=Node(x,h)\n    return h",
     "n=link9([1,2])\nassert n.v==1 and n.next.v==2 and n.next.next is None\n"
     "assert n == Node(1, Node(2))\nassert isinstance(n, Node)"),
    ("slots changed",
     "class Acc:\n    __slots__=('b',)\n    def __init__(self,b): self.b=b",
     "def put10(a,x): a.b+=x",
     "def put10(a,x): pass",
     "a=Acc(1)\nput10(a,3)\nassert a.b==4"),
    ("frozen keys",
     "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Card:\n    rank: int\n"
     "    suit: str",
     "def count11(cards):\n    d={}\n    for c in cards: d[c]=d.get(c,0)+1\n    return d",
     "def count11(cards):\n    return {c:1 for c in cards}",
     "assert count11([Card(1,'a'),Card(1,'a'),Card(2,'b')])=={Card(1,'a'):2,Card(2,'b'):1}"),
    ("frozen set",
     "",
     "def uniq12(cards): return set(cards)",
     "def uniq12(cards): return set(list(cards)[:1])",
     "assert uniq12([Card(1,'a'),Card(1,'a'),Card(2,'b')])=={Card(1,'a'),Card(2,'b')}"),
    ("list sub",
     "class Stack(list):\n    def push(self,x): self.append(x)\n"
     "    def append(self,x): super().append(('s',x))",
     "def fill13(s,n):\n    for i in range(n): s.push(i)\n    return s",
     "def fill13(s,n):\n    return s",
     "s=Stack()\nr=fill13(s,2)\nassert r is s and s==[('s',0),('s',1)] and isinstance(r, Stack)\n"
     "assert fill13(Stack([5]),1)==[5,('s',0)]"),
    ("dict sub",
     "from collections import Counter, defaultdict, OrderedDict\nclass Bag(dict):\n"
     "    def __missing__(self,k): return 0\nclass Cnt(Counter):\n"
     "    def best(self): return self.most_common(1)[0][0]\nclass Od(OrderedDict): pass",
     "def bag14(xs):\n    b=Bag()\n    for x in xs: b[x]+=1\n    o=Od(a=1,b=2)\n    o.move_to_end('a')\n"
     "    return b, Cnt(xs), o",
     "def bag14(xs):\n    return Bag(), Cnt(), Od()",
     "b,c,o=bag14('aab')\nassert b=={'a':2,'b':1} and b['z']==0 and c.best()=='a'\n"
     "assert list(o)==['b','a']\nassert list(o.items())==[('b',2),('a',1)]"),
    ("int sub",
     "class Money(int):\n    def __new__(cls, v, cur='EUR'):\n        s=super().__new__(cls,v)\n"
     "        s.cur=cur\n        return s",
     "def dbl15(m): return Money(m*2,m.cur)",
     "def dbl15(m): return Money(m,m.cur)",
     "r=dbl15(Money(3,'USD'))\nassert r==6 and r.cur=='USD' and isinstance(r,Money)"),
    ("class given",
     "class Dog:\n    def __init__(self,n): self.n=n",
     "def make16(k,n): return k(n)",
     "def make16(k,n): return k(n+1)",
     "d=make16(Dog,3)\nassert isinstance(d,Dog) and type(d) is Dog and d.n==3"),
    ("class kept",
     "",
     "def kind17(d): return type(d)",
     "def kind17(d): return d",
     "assert kind17(Dog(1)) is Dog"),
    ("sub derive",
     "from abc import ABC, abstractmethod\nclass Shape(ABC):\n    unit='cm'\n"
     "    def __init__(self,n): self.name=n\n    @abstractmethod\n    def area(self): ...\n"
     "    def told(self): return f'{self.name} {self.area()} {self.unit}'",
     "class Sq(Shape):\n    def __init__(self,a):\n        super().__init__('sq')\n        self.a=a\n"
     "    def area(self): return self.a**2",
     "class Sq(Shape):\n    def __init__(self,a):\n        super().__init__('sq')\n        self.a=a\n"
     "    def area(self): return self.a",
     "s=Sq(3)\nassert isinstance(s,Shape) and issubclass(Sq,Shape)\nassert s.area()==9\n"
     "assert s.told()=='sq 9 cm'\nwith pytest.raises(TypeError):\n    Shape('x')"),
    ("plain derive",
     "class Veh:\n    wheels=4\n    def __init__(self,v): self.v=v\n    def go(self): return 'brumm'\n"
     "    def __str__(self): return self.go()\n    def __eq__(self,o): return self.v==o.v\n"
     "    def __len__(self): return 2",
     "class Bike(Veh):\n    wheels=2\n    def go(self): return 'ring'",
     "class Bike(Veh):\n    pass",
     "b=Bike(1)\nassert isinstance(b,Veh) and issubclass(Bike,Veh) and b.go()=='ring' and b.wheels==2\n"
     "assert Bike.wheels==2 and str(b)=='ring' and b.v==1 and b==Bike(1) and len(b)==2\n"
     "assert not isinstance(b,int)\nassert [type(b).__name__, b.__class__.__name__]==['Bike']*2\nb.v=4\n"
     "assert b.v==4\nassert Veh in Bike.__mro__\n"
     "assert isinstance(Veh(3),Veh) and Veh(3).go()=='brumm' and b.__dict__=={'v':4}"),
    ("exc derive",
     "",
     "class Deep(BankError):\n    def __init__(self,c):\n        super().__init__('deep')\n"
     "        self.c=c\ndef f20(): raise Deep(4)",
     "class Deep(Exception):\n    def __init__(self,c):\n        super().__init__('deep')\n"
     "        self.c=c\ndef f20(): raise Deep(4)",
     "with pytest.raises(BankError) as i:\n    f20()\n"
     "assert i.value.c==4 and issubclass(Deep,BankError) and str(i.value)=='deep'"),
    ("slots derive",
     "",
     "class Acc2(Acc):\n    def twice(self): return 2*self.b",
     "class Acc2:\n    def __init__(self,b): self.b=b\n    def twice(self): return 2*self.b",
     "a=Acc2(4)\nassert isinstance(a,Acc) and a.twice()==8 and a.b==4"),
    ("list derive",
     "",
     "class St2(Stack):\n    def top(self): return self[-1]",
     "class St2(Stack):\n    def top(self): return self[0]",
     "a=St2([1,4])\nassert isinstance(a,Stack) and a.top()==4 and a==[1,4]"),
    ("enum cb",
     "",
     "def map23(f): return [f(c) for c in Color]",
     "def map23(f): return []",
     "assert map23(lambda c: c.name)==['RED','GREEN']"),
    ("obj cb",
     "",
     "def map24(f): return f(Dog(3))",
     "def map24(f): return f(Dog(4))",
     "assert map24(lambda d: d.n if isinstance(d,Dog) else None)==3"),
    ("exception of the system",
     "class NetError(OSError):\n    pass\nclass Quit(SystemExit):\n    pass",
     "def net(n):\n    if n: raise Quit(3)\n    raise NetError(2, 'gone')",
     "def net(n):\n    if n: raise SystemExit(3)\n    raise NetError(3, 'gone')",
     "with pytest.raises(NetError) as info:\n    net(0)\nassert info.value.errno == 2\n"
     "with pytest.raises(Quit) as info:\n    net(1)\nassert info.value.code == 3"),
    ("class in two cells",
     "class Vec:\n    def __init__(self, x): self.x = x",
     "def vec(x): return Vec(x)",
     "def vec(x): return Vec(0)",
     "assert vec(3).x == 3"),
    ("class written anew",
     "class Vec(Vec):\n    def norm(self): return abs(self.x)",
     "def far(v): return Vec(v.norm() + 1)",
     "def far(v): return Vec(v.x + 1)",
     "v = far(Vec(-3))\nassert isinstance(v, Vec) and v.norm() == 4"),
]  # fmt: skip
