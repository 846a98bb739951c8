"""Answers and test cells of many kinds: each answer is right, and its test cell must find that."""

#: What it is about, a cell of the course above it (or none), the answer, the test cell.
KINDS: list[tuple[str, str, str, str]] = [
    (
        "plain",
        "",
        "def f(x): return x*x",
        "assert f(3)==9",
    ),
    (
        "intsub ok",
        "",
        """\
class I(int): pass
def f(x): return I(9)
""",
        "assert f(3)==9",
    ),
    (
        "raises",
        "",
        """\
def f(x):
    if x<0: raise ValueError('neg')
    return x
""",
        """\
try:
    f(-1)
except ValueError:
    pass
else:
    raise AssertionError('no')
""",
    ),
    (
        "raises",
        "",
        """\
def f(x):
    if x<0: raise ValueError('neg')
    return x
""",
        """\
import pytest
with pytest.raises(ValueError): f(-1)
""",
    ),
    (
        "raises",
        "",
        """\
def f(x):
    if x<0: raise ValueError('neg')
    return x
""",
        """\
import numpy as np
np.testing.assert_raises(ValueError,f,-1)
""",
    ),
    (
        "uses",
        "",
        """\
def squares(n): return [i*i for i in range(1,n+1)]
def sum_of_squares(n): return sum(squares(n))
""",
        """\
orig_squares = squares
del squares
try:
    sum_of_squares(1)
except NameError:
    pass
else:
    raise AssertionError("no use")
finally:
    squares = orig_squares
assert squares(2)==[1,4] and sum_of_squares(2)==5
""",
    ),
    (
        "fake",
        "",
        """\
def squares(n): return [i*i for i in range(1,n+1)]
def sum_of_squares(n): return sum(squares(n))
""",
        """\
calls=[]
def squares(n):
    calls.append(n)
    return [100]
assert sum_of_squares(3)==100
assert calls==[3]
""",
    ),
    (
        "callback",
        "",
        """\
def integrate(f,a,b,n):
    h=(b-a)/n
    return sum(f(a+h*(i+.5)) for i in range(n))*h
""",
        "assert abs(integrate(lambda x: x**2,0,1,100)-1/3)<1e-3",
    ),
    (
        "nested",
        "",
        """\
def ap(f,x): return f(x)
def g(x): return x+1
""",
        """\
assert ap(lambda x: g(x)*2, 3)==8
assert list(map(g,[1,2]))==[2,3]
assert ap(g,1)==2
""",
    ),
    (
        "class",
        "",
        """\
class Animal:
    count=0
    def __init__(self,name): self.name=name; Animal.count+=1
    def speak(self): return self.name+'!'
    def __repr__(self): return f'A({self.name})'
class Dog(Animal):
    def __eq__(self,o): return self.name==o.name
    def __add__(self,o): return Dog(self.name+o.name)
    def __len__(self): return len(self.name)
    @property
    def up(self): return self.name.upper()
    @classmethod
    def make(cls): return cls('made')
    @staticmethod
    def st(x): return x+1
""",
        """\
d=Dog('rex')
assert d.name=='rex' and d.speak()=='rex!'
assert isinstance(d,Dog) and isinstance(d,Animal) and issubclass(Dog,Animal)
assert type(d)==Dog and type(d).__name__=='Dog'
assert Dog('a')+Dog('b')==Dog('ab')
assert (Dog('a')+Dog('b')).name=='ab'
assert len(d)==3 and repr(d)=='A(rex)' and str(d)=='A(rex)'
assert d.up=='REX'
d.name='max'
assert d.up=='MAX' and hasattr(d,'speak') and not hasattr(d,'bark')
assert Animal.count==8, Animal.count
assert Dog.make().name=='made' and Dog.st(1)==2
assert Dog.speak(d)=='max!'
import inspect
assert list(inspect.signature(Dog.speak).parameters)==['self']
assert d is d
""",
    ),
    (
        "customexc",
        "",
        """\
class MyErr(ValueError): pass
def f(x): raise MyErr('bad')
""",
        """\
try:
    f(1)
except MyErr as e:
    assert str(e)=='bad'
else: assert False
import pytest
with pytest.raises(MyErr, match='bad'): f(2)
with pytest.raises(ValueError): f(2)
""",
    ),
    (
        "mutate",
        "",
        """\
def f(l): l.sort(); return None
def g(l): return l
def h(a): a[0]=7
""",
        """\
import numpy as np
l=[3,1,2]
f(l)
assert l==[1,2,3]
assert g(l) is l
a=np.zeros(3); h(a); assert a[0]==7
b=[[2,1],[0]]; f(b[0]); assert b==[[1,2],[0]]
""",
    ),
    (
        "gen",
        "",
        """\
def g(n):
    for i in range(n): yield i
def inf():
    i=0
    while True:
        yield i; i+=1
""",
        """\
assert list(g(3))==[0,1,2]
it=inf(); assert next(it)==0 and next(it)==1
import types
assert isinstance(g(2), types.GeneratorType)
assert sum(g(4))==6
""",
    ),
    (
        "stdout",
        "",
        "def f(): print('hello')",
        """\
import io
from contextlib import redirect_stdout
b=io.StringIO()
with redirect_stdout(b): f()
assert b.getvalue()=='hello\\n'
""",
    ),
    (
        "seed",
        "",
        """\
import random, numpy as np
def f(): return np.random.rand()
""",
        """\
import numpy as np
np.random.seed(3)
a=f()
np.random.seed(3)
assert a==np.random.rand()
""",
    ),
    (
        "vars",
        "",
        """\
x=42
s={1,2}
t=(1,'a')
d={(1,2):3}
""",
        "assert x==42 and s=={1,2} and t==(1,'a') and d[(1,2)]==3",
    ),
    (
        "np",
        "",
        """\
import numpy as np
def f(): return np.float64(2.5), np.array(['a','b']), np.arange(3.), np.int32(4)
""",
        """\
a,b,c,d=f()
import numpy as np
assert isinstance(a,np.float64) and a.round()==2.0 and list(b)==['a','b'] and c.mean()==1 and d.dtype==np.int32
""",
    ),
    (
        "pandas",
        "",
        """\
import pandas as pd
def f(df): return df[df.a>1]
def g(df): df['c']=1
""",
        """\
import pandas as pd
df=pd.DataFrame({'a':[1,2,3],'b':list('xyz')})
r=f(df)
pd.testing.assert_frame_equal(r, df[df.a>1])
assert r.shape==(2,2)
g(df); assert list(df.columns)==['a','b','c']
""",
    ),
    (
        "node",
        """\
class Node:
    def __init__(self,v,next=None): self.v=v; self.next=next
""",
        """\
def total(n):
    s=0
    while n: s+=n.v; n=n.next
    return s
def rev(n):
    p=None
    while n: n.next,p,n=p,n,n.next
    return p
""",
        """\
a=Node(1,Node(2,Node(3)))
assert total(a)==6
r=rev(a)
assert isinstance(r,Node) and r.v==3 and r.next.v==2 and a.next is None
""",
    ),
    (
        "partial",
        "",
        "def f(x): return x",
        """\
score=0
if f(1)==1: score+=.5
score
""",
    ),
    (
        "sklearn",
        "",
        """\
from sklearn.linear_model import LinearRegression
def train(X,y): return LinearRegression().fit(X,y)
""",
        """\
import numpy as np
from sklearn.linear_model import LinearRegression
X=np.arange(4.).reshape(-1,1)
m=train(X,2*X[:,0])
assert isinstance(m,LinearRegression)
assert np.allclose(m.predict(X),2*X[:,0]) and abs(m.coef_[0]-2)<1e-9
""",
    ),
    (
        "stack",
        "",
        """\
class Stack(list):
    def push(self,x): self.append(x)
""",
        """\
s=Stack()
s.push(1)
s.push(2)
assert len(s)==2 and s.pop()==2 and s[0]==1 and s==[1]
""",
    ),
    (
        "dc",
        "",
        """\
from dataclasses import dataclass
from collections import namedtuple
@dataclass
class P:
    x:int
    y:int=0
Q=namedtuple('Q','a b')
""",
        """\
assert P(1)==P(1,0) and P(1).x==1
q=Q(1,2)
assert q.a==1 and q==(1,2) and q[1]==2
a,b=q
assert isinstance(q,Q) and repr(P(1))=='P(x=1, y=0)'
""",
    ),
    (
        "enum",
        "",
        """\
from enum import Enum
class C(Enum):
    R=1
    G=2
def f(): return C.R
""",
        "assert f()==C.R and f() is C.R and len(C)==2 and [c.name for c in C]==['R','G'] and C['R'].value==1",
    ),
    (
        "hash",
        "",
        "def f(): return {'a':[1,2,{'b':(3,)}]}",
        "assert f()=={'a':[1,2,{'b':(3,)}]}",
    ),
    (
        "ctx",
        "",
        """\
class M:
    def __enter__(self): return self
    def __exit__(self,*a): self.closed=True
""",
        """\
with M() as m: pass
assert m.closed
""",
    ),
    (
        "unittest",
        "",
        "def f(x): return x*x",
        """\
import unittest
class T(unittest.TestCase):
    def test_a(self): self.assertEqual(f(3),9)
r=unittest.TextTestRunner().run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
assert r.wasSuccessful()
""",
    ),
    (
        "fset",
        "",
        "def f(x): return set(x), frozenset(x), 1+2j, b'x', None, True",
        "assert f([1])==({1},frozenset({1}),1+2j,b'x',None,True)",
    ),
    (
        "closure",
        "",
        """\
def mk(n):
    def add(x): return x+n
    return add
""",
        """\
add=mk(3)
assert add(4)==7 and callable(add)
""",
    ),
    (
        "timeit",
        "",
        "def f(): return 1",
        """\
import time
t=time.time(); f(); assert time.time()-t<5
""",
    ),
    (
        "a seed in the answer",
        "import numpy as np",
        "np.random.seed(1)\ndraws = np.random.random(3)",
        "assert np.allclose(draws, [0.417022, 0.72032449, 0.00011437])",
    ),
]
