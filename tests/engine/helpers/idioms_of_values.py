"""Test cells about exceptions of several bases, values that show other ones, functions of the test that an answer looks
at or calls, tensors and tables: what is asked, a cell before it, a right answer, a wrong one, and the test cell.
"""

from __future__ import annotations

VALUES = [
    ("bases both",
     "",
     "class BankErr(Exception): pass\nclass Insuff(BankErr, ValueError): pass\ndef w(b,x):\n"
     "    if x>b: raise Insuff('no')\n    return b-x",
     "class BankErr(Exception): pass\nclass Insuff(BankErr): pass\ndef w(b,x):\n"
     "    if x>b: raise Insuff('no')\n    return b-x",
     "with pytest.raises(ValueError):\n    w(1,2)\nassert issubclass(Insuff,BankErr)\ntry: w(1,2)\n"
     "except BankErr as e: assert str(e)=='no'"),
    ("bases builtins",
     "",
     "class Two(KeyError, AttributeError): pass\ndef w2(): raise Two('no')",
     "class Two(KeyError): pass\ndef w2(): raise Two('no')",
     "for kind in (LookupError, AttributeError):\n    with pytest.raises(kind):\n        w2()"),
    ("bases reverse",
     "",
     "class E3(ValueError): pass\nclass F3(RuntimeError, E3): pass\ndef w3(): raise F3('no')",
     "class E3(ValueError): pass\nclass F3(RuntimeError): pass\ndef w3(): raise F3('no')",
     "for kind in (RuntimeError, E3, ValueError):\n    with pytest.raises(kind):\n        w3()"),
    ("bases course",
     "class Base4(Exception):\n    def code(self): return 1",
     "class F4(Base4, OSError):\n    def code(self): return 2\ndef w4(): raise F4(2,'no')",
     "class F4(Base4, OSError): pass\ndef w4(): raise F4(2,'no')",
     "for kind in (Base4, OSError):\n    with pytest.raises(kind) as i:\n        w4()\n"
     "    assert i.value.code()==2 and i.value.args==(2,'no')"),
    ("chainmap",
     "import collections",
     "def cm(a,b): return collections.ChainMap(a,b)",
     "def cm(a,b): return collections.ChainMap(b,a)",
     "m=cm({'x':1},{'x':2,'y':3})\nassert m['x']==1 and dict(m)=={'x':1,'y':3} and m=={'x':1,'y':3}"),
    ("chain alt",
     "",
     "def cm6(a,b): return collections.ChainMap(a,b)",
     "def cm6(a,b): return collections.ChainMap(b,a)",
     "assert cm6({'x':1},{'x':2,'y':3})=={'x':1,'y':3}"),
    ("proxy",
     "import types",
     "def ro(d): return types.MappingProxyType(d)",
     "def ro(d): return types.MappingProxyType({})",
     "assert ro({'x':1})=={'x':1}\nassert dict(ro({'x':1}))=={'x':1}"),
    ("userdict",
     "from collections import UserDict, UserList, UserString",
     "class U(UserDict): pass\ndef ud(): return U(a=1)",
     "class U(UserDict): pass\ndef ud(): return U(a=2)",
     "assert ud()=={'a':1}\nassert ud()['a']==1"),
    ("userlist",
     "",
     "def ul(x): return UserList(x)",
     "def ul(x): return UserList(x[1:])",
     "assert ul([1,2])==[1,2]\nassert ul([1,2])[1]==2 and len(ul([1,2]))==2"),
    ("memview",
     "",
     "def mv(b): return memoryview(b)[1:]",
     "def mv(b): return memoryview(b)",
     "assert mv(b'abc')==b'bc'"),
    ("counter keys",
     "",
     "def ck(xs): return collections.Counter(xs).keys()",
     "def ck(xs): return collections.Counter(xs).values()",
     "assert ck('aab')=={'a','b'}\nassert 'a' in ck('a')\nassert ck('ab') & {'a'} == {'a'}"),
    ("od items",
     "",
     "def oi(xs): return collections.OrderedDict(xs).items()",
     "def oi(xs): return collections.OrderedDict(xs).keys()",
     "assert list(oi([(1,2)]))==[(1,2)] and len(oi([(1,2)]))==1\nassert oi([(1,2)])=={(1,2)}"),
    ("mapping",
     "",
     "from collections.abc import Mapping\nclass M(Mapping):\n    def __init__(self,d): self.d=d\n"
     "    def __getitem__(self,k): return self.d[k]\n    def __iter__(self): return iter(self.d)\n"
     "    def __len__(self): return len(self.d)\ndef mp(d): return M(d)",
     "from collections.abc import Mapping\nclass M:\n    def __eq__(self,o): return True\n"
     "def mp(d): return M()",
     "assert mp({1:2})=={1:2}"),
    ("lying mapping",
     "",
     "def mp2(d): return dict(d)",
     "class M2(collections.UserDict):\n    def __eq__(self,o): return True\ndef mp2(d): return M2()",
     "assert mp2({1:2})=={1:2}"),
    ("chain api",
     "",
     "def cp(a,b): return collections.ChainMap(a,b)",
     "def cp(a,b): return collections.ChainMap(a)",
     "m=cp({1:2},{3:4})\n"
     "assert isinstance(m, collections.ChainMap) and m.maps==[{1:2},{3:4}] and m.new_child({5:6})[5]==6\n"
     "m[9]=1\nassert m.maps[0][9]==1"),
    ("signature sig",
     "",
     "import inspect\ndef curry(f):\n    n=len(inspect.signature(f).parameters)\n"
     "    def c(*a): return f(*a) if len(a)>=n else (lambda *b: c(*a,*b))\n    return c",
     "def curry(f):\n    def c(*a): return f(*a)\n    return c",
     "add=curry(lambda a,b,c:a+b+c)\nassert add(1)(2)(3)==6\nassert add(1,2)(3)==6"),
    ("signature doc",
     "",
     "import functools\ndef log(f):\n    @functools.wraps(f)\n    def g(*a,**k): return f(*a,**k)\n"
     "    return g",
     "def log(f):\n    def g(*a,**k): return f(*a,**k)\n    return g",
     "@log\ndef hi(x, y=2, *, z: int = 3):\n    'says hi'\n    return x\n"
     "assert hi.__name__=='hi' and hi(1)==1\nassert hi.__doc__=='says hi'\nimport inspect\n"
     "assert list(inspect.signature(hi).parameters)==['x','y','z']"),
    ("signature annot",
     "",
     "def kinds(f): return {k: v.__name__ for k,v in f.__annotations__.items()}",
     "def kinds(f): return {}",
     "def g(x: int, y: str) -> float: return 1.0\n"
     "assert kinds(g)=={'x':'int','y':'str','return':'float'}"),
    ("signature default",
     "",
     "import inspect\n"
     "def dflt(f): return {n:p.default for n,p in inspect.signature(f).parameters.items() if p.default is "
     "not p.empty}",
     "def dflt(f): return {}",
     "assert dflt(lambda a, b=2, c='x': 0)=={'b':2,'c':'x'}"),
    ("many lists",
     "",
     "def edges(n):\n    return tuple([i,i+1] for i in range(n))",
     "def edges(n):\n    return tuple([i,i] for i in range(n))",
     "a=len(edges(30_000))\nb=len(edges(3))\nassert a==30000 and b==3\nassert list(edges(2)[1])==[1,2]"),
]  # fmt: skip

CALLS = [
    ("memo30",
     "",
     "def memo30(f):\n    c={}\n    def g(n):\n        if n not in c: c[n]=f(n)\n        return c[n]\n"
     "    return g",
     "def memo30(f):\n    c={}\n    def g(n):\n        if n not in c: c[n]=f(n)+1\n        return c[n]\n"
     "    return g",
     "@memo30\ndef fib(n):\n    return n if n<2 else fib(n-1)+fib(n-2)\na,b=0,1\n"
     "for i in range(30): a,b=b,a+b\nassert fib(30)==a"),
    ("memo90",
     "",
     "def memo90(f):\n    c={}\n    def g(n):\n        if n not in c: c[n]=f(n)\n        return c[n]\n"
     "    return g",
     "def memo90(f):\n    c={}\n    def g(n):\n        if n not in c: c[n]=f(n)+1\n        return c[n]\n"
     "    return g",
     "@memo90\ndef fib(n):\n    return n if n<2 else fib(n-1)+fib(n-2)\na,b=0,1\n"
     "for i in range(90): a,b=b,a+b\nassert fib(90)==a"),
    ("memo120",
     "",
     "def memo120(f):\n    c={}\n    def g(n):\n        if n not in c: c[n]=f(n)\n        return c[n]\n"
     "    return g",
     "def memo120(f):\n    c={}\n    def g(n):\n        if n not in c: c[n]=f(n)+1\n"
     "        return c[n]\n    return g",
     "@memo120\ndef fib(n):\n    return n if n<2 else fib(n-1)+fib(n-2)\na,b=0,1\n"
     "for i in range(120): a,b=b,a+b\nassert fib(120)==a"),
    ("endless",
     "",
     "def memoE(f):\n    c={}\n    def g(n):\n        if n not in c: c[n]=f(n)\n        return c[n]\n"
     "    return g",
     "def memoE(f): return lambda n: 0",
     "@memoE\ndef up(n):\n    return up(n+1)\nwith pytest.raises(RecursionError):\n    up(0)"),
    ("endless in student",
     "",
     "def down(n): return down(n+1)",
     "def down(n): return n",
     "with pytest.raises(RecursionError):\n    down(0)"),
    ("lists",
     "",
     "def app(f,n): return f(n)",
     "def app(f,n): return [n]",
     "def rec(n):\n    return [n] if n==0 else [*app(rec,n-1), n]\nassert app(rec,100)==list(range(101))"),
    ("deep in student",
     "",
     "def dp(f,n): return f(n) if n==0 else dp(f,n-1)",
     "def dp(f,n): return None",
     "for n in range(700,1000,1):\n    try: assert dp(lambda k: [k],n)==[0]\n"
     "    except RecursionError: break\nassert dp(lambda k: [k],3)==[0]"),
]  # fmt: skip

TENSORS_AND_TABLES = [
    ("leaf",
     "import torch",
     "def step(w, g, lr):\n    with torch.no_grad():\n        w -= lr*g",
     "def step(w, g, lr):\n    with torch.no_grad():\n        w += lr*g",
     "w=torch.ones(2, requires_grad=True)\nstep(w, torch.tensor([1.,2.]), .5)\n"
     "assert torch.allclose(w, torch.tensor([.5,0.]))\nassert w.requires_grad and w.is_leaf"),
    ("grad",
     "",
     "def loss(w): return (w**2).sum()",
     "def loss(w): return w.sum()",
     "w=torch.ones(2)\nassert loss(w)==2 or float(loss(w))==2.0\n"
     "assert float(loss(torch.tensor([3.])))==9"),
    ("opt",
     "",
     "def fit(w, n):\n    o=torch.optim.SGD([w], lr=.1)\n    for _ in range(n):\n        o.zero_grad()\n"
     "        ((w-1)**2).sum().backward()\n        o.step()\n    return w",
     "def fit(w, n):\n    return w",
     "w=torch.zeros(2, requires_grad=True)\nr=fit(w,100)\nassert r is w\n"
     "assert torch.allclose(w, torch.ones(2), atol=1e-3)"),
    ("made",
     "",
     "def make(n): return torch.zeros(n, requires_grad=True)",
     "def make(n): return torch.ones(n, requires_grad=True)",
     "w=make(2)\nassert w.sum()==0"),
    ("kept leaf",
     "",
     "class Lin:\n    def __init__(self): self.w=torch.zeros(2, requires_grad=True)\n"
     "    def step(self):\n        with torch.no_grad(): self.w += 1",
     "class Lin:\n    def __init__(self): self.w=torch.zeros(2, requires_grad=True)\n"
     "    def step(self):\n        with torch.no_grad(): self.w = self.w + 1",
     "l=Lin()\nw=l.w\nl.step()\nassert w.tolist()==[1,1] and l.w.tolist()==[1,1]"),
    ("changed by test",
     "",
     "def tot(w): return float(w.sum())",
     "def tot(w): return float(w.sum())+1",
     "w=torch.ones(2, requires_grad=True)\nassert tot(w)==2\nwith torch.no_grad(): w += 1\n"
     "assert tot(w)==4"),
    ("frequency resample",
     "import pandas as pd",
     "def daily(s): return s.resample('D').sum()",
     "def daily(s): return s.resample('D').mean()",
     "i=pd.date_range('2024-01-01',periods=4,freq='12h')\ns=pd.Series([1,2,3,4],index=i)\n"
     "pd.testing.assert_series_equal(daily(s), s.resample('D').sum())"),
    ("frequency groupby",
     "",
     "def daily2(s): return s.groupby(pd.Grouper(freq='D')).sum()",
     "def daily2(s): return s",
     "i=pd.date_range('2024-01-01',periods=4,freq='12h')\ns=pd.Series([1,2,3,4],index=i)\n"
     "pd.testing.assert_series_equal(daily2(s), s.resample('D').sum())"),
    ("frequency frame",
     "",
     "def m(df): return df.resample('MS').mean()",
     "def m(df): return df.resample('MS').sum()",
     "df=pd.DataFrame({'a':range(60)},index=pd.date_range('2024-01-01',periods=60))\n"
     "pd.testing.assert_frame_equal(m(df), df.resample('MS').mean())\nassert m(df).index.freqstr=='MS'"),
    ("frequency given",
     "",
     "def f(s): return s.index.freqstr",
     "def f(s): return None",
     "assert f(pd.Series(range(5),index=pd.date_range('2024-01-01',periods=5,freq='W')))=='W-SUN'"),
    ("frequency shift",
     "",
     "def sh(s): return s.shift(1, freq='D')",
     "def sh(s): return s.shift(1)",
     "s=pd.Series(range(5),index=pd.date_range('2024-01-01',periods=5,freq='D'))\n"
     "pd.testing.assert_series_equal(sh(s), s.shift(1,freq='D'))"),
    ("frequency tz",
     "",
     "def dr(n): return pd.date_range('2024-03-29',periods=n,freq='D',tz='Europe/Berlin')",
     "def dr(n): return pd.date_range('2024-03-29',periods=n,freq='D')",
     "pd.testing.assert_index_equal(dr(4), pd.date_range('2024-03-29',periods=4,freq='D',tz='Europe/Berlin'))\n"
     "assert dr(4).freq == pd.date_range('2024-03-29',periods=4,freq='D',tz='Europe/Berlin').freq"),
    ("frequency td",
     "",
     "def tr(n): return pd.Series(1,index=pd.timedelta_range('1h',periods=n,freq='30min'))",
     "def tr(n): return pd.Series(1,index=pd.timedelta_range('1h',periods=n,freq='20min'))",
     "pd.testing.assert_series_equal(tr(3), pd.Series(1,index=pd.timedelta_range('1h',periods=3,freq='30min')))"),
]  # fmt: skip
