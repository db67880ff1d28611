"""Writes the tables that LibraryTablesTest reads: expressions and what CPython 3.12 answers.

Usage: python3.12 -W ignore generate.py (writes *.tsv beside itself)
"""
import ast
import pathlib

TABLES = {
    "datetime": ("import datetime; from datetime import date, time, datetime, timedelta, timezone", r"""
datetime.min
datetime.max
date(2024, 2, 29) + timedelta(days=366)
date(2023, 2, 29)
date(2023, 13, 1)
date(0, 1, 1)
datetime(2024, 1, 2, 3, 4, 5, 6)
str(datetime(2024, 1, 2, 3, 4, 5, 6))
datetime(2024, 1, 2).isoformat()
datetime(2024, 1, 2, 3, 4, 5, 600000).isoformat(timespec='milliseconds')
datetime(2024, 1, 2, 3, 4).isoformat(' ', 'hours')
datetime(2024, 1, 2, 3, 4).isoformat(timespec='days')
datetime(2024, 1, 2, tzinfo=timezone.utc)
str(datetime(2024, 1, 2, tzinfo=timezone(timedelta(hours=5, minutes=30))))
datetime(2024, 1, 2, tzinfo=timezone(timedelta(hours=-5), 'EST')).tzname()
datetime(2024, 1, 2) - datetime(2023, 12, 31, 23, 59, 59, 5)
datetime(2024, 1, 2) < datetime(2024, 1, 3)
datetime(2024, 1, 2) < datetime(2024, 1, 3, tzinfo=timezone.utc)
datetime(2024, 1, 2) == datetime(2024, 1, 2, tzinfo=timezone.utc)
datetime(2024, 1, 2) - datetime(2024, 1, 3, tzinfo=timezone.utc)
datetime(2024, 1, 2) < date(2024, 1, 3)
datetime(2024, 1, 2) == date(2024, 1, 2)
datetime(2024, 1, 2, 12, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=2)))
datetime(2024, 1, 2, 12, tzinfo=timezone.utc).timestamp()
datetime.fromtimestamp(1700000000.123456, timezone.utc)
datetime.fromtimestamp(-1.5, tz=timezone.utc)
datetime.fromisoformat('2024-01-02')
datetime.fromisoformat('2024-01-02T03:04:05.123456+05:30')
datetime.fromisoformat('2024-01-02 03:04:05Z')
datetime.fromisoformat('20240102T030405')
datetime.fromisoformat('2024-W01-2')
datetime.fromisoformat('2024-01-02T03:04:05,5')
datetime.fromisoformat('nonsense')
datetime.fromisoformat('2024-13-01')
date.fromisoformat('2024-01-02')
date.fromisoformat('2024-01-02T00')
time.fromisoformat('04:05:06.7')
time.fromisoformat('T04')
datetime.strptime('2024-01-02 03:04:05', '%Y-%m-%d %H:%M:%S')
datetime.strptime('Jan 5, 2024 3PM', '%b %d, %Y %I%p')
datetime.strptime('Tuesday 02 January 24', '%A %d %B %y')
datetime.strptime('2024-01-02T03:04:05.25+0530', '%Y-%m-%dT%H:%M:%S.%f%z')
datetime.strptime('2024 060', '%Y %j')
datetime.strptime('2024-05-1', '%Y-%W-%w')
datetime.strptime('2024-09-3', '%G-%V-%u')
datetime.strptime('x', '%Y')
datetime.strptime('2024x', '%Y')
datetime.strptime('2024', '%Q')
datetime.strptime('2024', '%')
datetime.strptime('31/02/2024', '%d/%m/%Y')
datetime(2024, 1, 2, 15, 4, 5, 6).strftime('%Y-%m-%d %H:%M:%S.%f %j %U %W %V %G %u %w %a %A %b %B %p %I %y %C %e %k %l %D %F %T %R %r %c %x %X %% %h %n%t')
datetime(2024, 1, 2, 15, tzinfo=timezone.utc).strftime('%z %Z %:z')
datetime(2024, 1, 2, 5).strftime('%-d/%-m/%-I %_d %^a %#p')
datetime(2024, 1, 2, 15).strftime('%Q %')
f"{datetime(2024, 1, 2):%d.%m.%Y}"
format(datetime(2024, 1, 2), '')
date(2024, 1, 2).strftime('%H:%M %A')
date(2024, 12, 30).isocalendar()
date(2024, 12, 30).isocalendar().week
date.fromisocalendar(2024, 1, 1)
date.fromisocalendar(2024, 53, 1)
date(2024, 1, 2).weekday(), date(2024, 1, 2).isoweekday(), date(2024, 1, 2).toordinal()
date.fromordinal(738887)
date(2024, 1, 2).timetuple()
date(2024, 1, 2).ctime()
date(2024, 1, 2).replace(month=5, day=6)
datetime(2024, 1, 2, 3).replace(tzinfo=timezone.utc, hour=9)
datetime.combine(date(2024, 1, 2), time(3, 4))
datetime.combine(1, time(3, 4))
datetime(2024, 1, 2, 3, 4, 5).time(), datetime(2024, 1, 2, 3).date()
time(1, 2, 3, 4)
time(25)
str(time(1, 2, 3)), time(1, 2).isoformat(), time(1, 2, tzinfo=timezone.utc)
time(1, 2) < time(1, 3)
timedelta(days=1, seconds=2, microseconds=3)
timedelta(0)
timedelta(hours=-1)
str(timedelta(hours=-1)), str(timedelta(days=2, hours=3)), str(timedelta(microseconds=1))
timedelta(days=1.5, hours=0.1)
timedelta(seconds=0.1) * 3
timedelta(seconds=1) / 3
timedelta(seconds=10) / timedelta(seconds=4)
timedelta(seconds=10) // timedelta(seconds=4), timedelta(seconds=10) % timedelta(seconds=4)
timedelta(seconds=10) // 3
2 * timedelta(hours=1), -timedelta(hours=1), abs(timedelta(hours=-1)), timedelta(hours=1) * 0.5
timedelta(seconds=1) / 0
timedelta(days=1000000000)
timedelta(days='x')
timedelta(weeks=1, days=2).total_seconds()
sum([timedelta(1), timedelta(2)], timedelta())
bool(timedelta(0)), timedelta(1) == timedelta(hours=24), {timedelta(1): 1}[timedelta(hours=24)]
timezone(timedelta(hours=25))
timezone(5)
timezone.utc, str(timezone(timedelta(hours=1))), timezone(timedelta(0))
datetime(9999, 12, 31) + timedelta(days=1)
datetime('x', 1, 1)
max(date(2024, 1, 1), date(2024, 5, 1))
sorted([date(2024, 5, 1), date(2024, 1, 1)])
datetime(2024, 1, 2, 3, 4, 5).year, datetime(2024, 1, 2, 3, 4, 5).second
isinstance(datetime(2024, 1, 1), date)
"""),
    "json": ("import json", r"""
json.dumps({"a": [1, 2.5, True, None, "x\n\u00e9"]})
json.dumps({"a": 1, "b": [1, 2], "c": {}, "d": []}, indent=2)
json.dumps([1, [2, 3]], indent=4)
json.dumps({"b": 1, "a": 2}, sort_keys=True)
json.dumps({"a": 1, "b": [1]}, separators=(",", ":"))
json.dumps("\u20ac \U0001F600")
json.dumps("\u20ac", ensure_ascii=False)
json.dumps({1: 2, None: 3, True: 4, 2.5: 5})
json.dumps({(1, 2): 3})
json.dumps({(1, 2): 3}, skipkeys=True)
json.dumps({1, 2})
json.dumps(1e16), json.dumps(float("nan")), json.dumps(-float("inf"))
json.dumps(float("nan"), allow_nan=False)
json.dumps((1, 2)), json.dumps("a\"b\\c/d\b\f\t\x7f\x01")
json.dumps([{1}], default=list)
json.dumps(10**30)
json.loads('{"a": [1, 2.5, true, null, "x"], "b": {"c": -1e3}}')
json.loads(' [1 , 2 ] ')
json.loads('"\\u00e9\\ud83d\\ude00\\n"')
json.loads('123456789012345678901234567890')
json.loads('NaN'), json.loads('-Infinity')
json.loads('')
json.loads('[1,]')
json.loads('{"a":1,}')
json.loads('{"a" 1}')
json.loads('{a: 1}')
json.loads('[1 2]')
json.loads('{"a": 1} x')
json.loads('"abc')
json.loads('"a\tb"')
json.loads('"\\x"')
json.loads('"\\u12"')
json.loads('[1, 2')
json.loads('{"a": ')
json.loads('tru')
json.loads('01')
json.loads('1.')
json.loads('\n\n [')
json.loads(5)
json.loads(b'{"a": 1}')
json.loads('[1.5, 2]', parse_float=str, parse_int=float)
json.loads('{"a": 1}', object_pairs_hook=list)
"""),
    "re": ("import re", r"""
re.findall(r'\d+', 'a1b22c333')
re.findall(r'(\w)(\d)', 'a1 b2')
re.sub(r'\s+', ' ', 'a  b \n c')
re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world')
re.sub(r'(?P<a>\w+)', r'<\g<a>>', 'x y', count=1)
re.sub('x*', '-', 'abxd')
re.subn('a', 'b', 'aaa')
re.split(r'[,;]\s*', 'a, b;c')
re.split(r'(,)', 'a,b,c', maxsplit=1)
re.match(r'(?P<y>\d{4})-(?P<m>\d\d)', '2024-05').groupdict()
re.match(r'(a)(b)?', 'a').groups()
re.match(r'(a)(b)?', 'a').lastindex
re.search('b+', 'abbbc').span()
re.search('b+', 'abbbc')
re.match('x', 'y')
re.fullmatch('a|ab', 'ab')
re.match('a.c', 'a\nc')
re.match('a.c', 'a\nc', re.S).group()
re.findall('^a', 'a\nab\nb', re.M)
re.findall('b$', 'ab\nb\n', re.M), re.findall('b$', 'ab\nb\n')
re.findall('A', 'aA', re.I)
re.findall(r'(?i)straSSe', 'STRASSE')
re.findall(r'\bfoo\b', 'foo foobar')
re.compile(r'''(\d+)  # number
   \s* [a-z]''', re.X).findall('12 a')
re.escape('a.b*c d-e')
re.compile('a', re.I | re.M)
re.compile('a').pattern, dict(re.compile('(?P<x>a)(b)').groupindex), re.compile('(a)(b)').groups
re.compile('(')
re.compile(')')
re.compile('[a')
re.compile('*a')
re.compile('a**')
re.compile('a{3,1}')
re.compile(r'\q')
re.compile('(?P<a>x)(?P<a>y)')
re.compile('(?P=b)')
re.compile(r'(a)\2')
re.compile('[z-a]')
re.compile('a\\')
re.compile('(?P<1>a)')
re.compile('(?z)')
re.compile('a(?i)b')
re.sub('a', r'\1', 'a')
re.sub('a', r'\g<n>', 'a')
re.match('(a)', 'a').group(2)
re.match('(a)', 'a')['x']
re.findall(r'[\w.]+@[\w.]+', 'me@x.org, you@y.com')
re.findall('[][]', 'a[b]'), re.findall('[^]]', ']a'), re.findall('[a&&b]', 'a&b')
re.findall(r'(?<=\$)\d+', '$5 6 $7')
re.findall(r'a(?!b)', 'ab ac')
re.findall(r'(\w)\1', 'aabbc')
re.match(r'(<)?a(?(1)>|!)', '<a>').group(), re.match(r'(<)?a(?(1)>|!)', 'a!').group(), re.match(r'(<)?a(?(1)>|!)', '<a!')
re.findall('x{2}', 'xxxx'), re.findall('x{,2}', 'xxx'), re.findall('x{a', 'x{a')
[m.start() for m in re.finditer('a', 'banana')]
re.compile('a').match('ba', 1), re.compile('^a').match('ba', 1)
re.match(r'(\d+)\.(\d+)', '3.14').expand(r'\2.\1')
re.findall(r'\d', '\u0661a1'), re.findall(r'\d', '\u06611', re.A)
re.findall(b'a.', b'abac')
re.match('a', b'a')
re.match(b'a', 'a')
re.match('a', 5)
re.findall('\U0001F600', 'x\U0001F600y'), re.search('y', 'x\U0001F600y').span()
"""),
    "math": ("import math", r"""
math.floor(2.7), math.ceil(2.1), math.floor(-2.5), math.trunc(-2.7)
math.sqrt(2), math.pi, math.e, math.tau, math.inf, math.nan
math.sqrt(-1)
math.log(0)
math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log(10**400)
math.exp(1), math.exp(710)
math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(1, -1)
math.asin(2)
math.sinh(1), math.cosh(1), math.asinh(1), math.acosh(2), math.atanh(0.5)
math.degrees(math.pi), math.radians(180)
math.hypot(3, 4), math.dist([1, 2], [4, 6]), math.hypot(1, 2, 3)
math.factorial(20), math.factorial(25)
math.factorial(-1)
math.factorial(2.5)
math.comb(5, 2), math.perm(5, 2), math.perm(4), math.comb(100, 50)
math.comb(-1, 2)
math.gcd(12, 18, 27), math.lcm(4, 6), math.gcd(), math.isqrt(99)
math.isqrt(-1)
math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.prod([1.5, 2]), math.sumprod([1, 2], [3, 4])
math.modf(-2.5), math.frexp(10.0), math.ldexp(0.5, 4), math.fmod(-7, 3), math.remainder(7, 4)
math.copysign(1, -0.0), math.fabs(-3), math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(math.inf)
math.nextafter(1.0, 2.0), math.ulp(1.0)
math.gamma(5), math.gamma(0.5), math.lgamma(10), round(math.erf(0.5), 14), round(math.erfc(0.5), 14)
math.pow(2, 0.5), math.pow(0, -1)
math.floor('x')
math.sin('x')
math.floor(math.inf)
math.floor(1e20)
"""),
    "random": ("import random", r"""
[(random.seed(42), random.random(), random.random())][0][1:]
[(random.seed(42), [random.randint(1, 100) for _ in range(8)])][0][1]
[(random.seed(1), random.sample(range(100), 8), random.sample(list('abcdefgh'), 3))][0][1:]
[(random.seed(1), random.choice('abcdef'), random.choices([1, 2, 3], k=5), random.choices('ab', weights=[1, 9], k=6))][0][1:]
[(random.seed('text'), random.random(), random.getrandbits(40), random.getrandbits(100))][0][1:]
[(random.seed(7), random.uniform(1, 2), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(0, 1))][0][1:]
[(random.seed(7), random.randrange(0, 100, 7), random.randrange(5), random.randrange(10**30))][0][1:]
[(random.seed(7), random.triangular(0, 1, 0.3), random.expovariate(2), random.betavariate(2, 3), random.gammavariate(2, 1))][0][1:]
[(random.seed(3.5), random.random())][0][1]
[(random.seed(-5), random.random())][0][1]
[(random.seed(2**80), random.random(), random.randbytes(5))][0][1:]
random.Random(5).random()
random.choice([])
random.randint(5, 1)
random.randrange(0)
random.randrange(5, 2)
random.randrange(1, 10, 0)
random.sample([1, 2], 3)
random.sample({1, 2}, 1)
random.choices([1, 2], weights=[1])
"""),
    "collections": ("import collections, itertools, functools, heapq, bisect, operator, copy; from collections import Counter, deque, OrderedDict, defaultdict, namedtuple, ChainMap", r"""
Counter('abracadabra').most_common(2)
Counter('aab') + Counter('abc'), Counter('aab') - Counter('abc'), Counter('aab') & Counter('abc'), Counter('aab') | Counter('abc')
Counter(a=3, b=1), Counter({'x': 2})['nope'], sorted(Counter('aab').elements()), Counter('aab').total()
deque([1, 2, 3], 2), deque('abc')
deque([]).pop()
deque([1, 2, 3])[5]
deque([1, 2]) == deque([1, 2]), deque([1, 2]) + deque([3]), 2 in deque([1, 2])
OrderedDict([('a', 1), ('b', 2)]), OrderedDict(a=1) == {'a': 1}
namedtuple('P', 'x y')(1, 2), namedtuple('P', ['x', 'y'], defaults=[5])(1), namedtuple('P', 'x y')(1, 2)._asdict()
namedtuple('P', 'x y')(1)
namedtuple('P', 'x y')(1, 2)._replace(x=9), namedtuple('P', 'x y')._fields, namedtuple('P', 'x y')(1, 2) == (1, 2)
namedtuple('P', 'x x')
namedtuple('P', '_x')
ChainMap({'a': 1}, {'a': 2, 'b': 3})['b'], len(ChainMap({'a': 1}, {'b': 2}))
list(itertools.chain([1], (2, 3), 'a')), list(itertools.chain.from_iterable([[1], [2]]))
list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.islice('abcdef', 1, 5, 2))
list(itertools.product('ab', [1, 2])), list(itertools.product([0, 1], repeat=2))
list(itertools.permutations('abc', 2)), list(itertools.combinations('abcd', 2)), list(itertools.combinations_with_replacement('ab', 2))
[(k, list(g)) for k, g in itertools.groupby('aabbca')]
list(itertools.accumulate([1, 2, 3])), list(itertools.accumulate([1, 2, 3], operator.mul, initial=10))
list(itertools.takewhile(bool, [1, 2, 0, 3])), list(itertools.dropwhile(bool, [1, 0, 3])), list(itertools.filterfalse(None, [0, 1, 2]))
list(itertools.zip_longest('ab', 'c', fillvalue='-')), list(itertools.pairwise([1, 2, 3])), list(itertools.batched('abcde', 2))
list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.compress('abc', [1, 0, 1])), [list(x) for x in itertools.tee([1, 2])]
list(itertools.islice(itertools.cycle('ab'), 5)), list(itertools.repeat(7, 2))
list(itertools.islice([1], -1))
functools.reduce(operator.add, [1, 2, 3]), functools.reduce(operator.add, [], 5)
functools.reduce(operator.add, [])
functools.partial(int, base=2)('101'), functools.partial(max, 1)(0, 5)
heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 1, 3]), list(heapq.merge([1, 4], [2, 3]))
bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2)
operator.itemgetter(1)([1, 2]), operator.itemgetter('a', 'b')({'a': 1, 'b': 2}), operator.attrgetter('real')(5), operator.methodcaller('upper')('a')
copy.deepcopy({'a': [1, {2}]}), copy.copy([1, [2]])
"""),
    "texts": ("import base64, hashlib, hmac, uuid, string, textwrap, os.path, urllib.parse, statistics, os, binascii", r"""
base64.b64encode(b'hello'), base64.b64decode('aGVsbG8='), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b32encode(b'hi'), base64.b16encode(b'hi')
base64.b64decode('aGVsbG8')
base64.b64decode('a')
base64.b64encode('text')
hashlib.md5(b'a').hexdigest(), hashlib.sha1(b'a').hexdigest(), hashlib.sha256(b'a').hexdigest(), hashlib.sha3_256(b'a').hexdigest()
hashlib.sha256('text')
hashlib.new('sha512', b'a').hexdigest(), hashlib.sha256().digest_size, hashlib.sha256().name, hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 10).hex()
hmac.new(b'k', b'm', 'sha256').hexdigest(), hmac.new(b'k', b'm', hashlib.sha1).hexdigest(), hmac.compare_digest('a', 'a')
uuid.UUID('12345678123456781234567812345678'), str(uuid.UUID(int=5)), uuid.UUID('{12345678-1234-5678-1234-567812345678}').hex
uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid3(uuid.NAMESPACE_URL, 'x'), uuid.uuid5(uuid.NAMESPACE_DNS, 'a').version
uuid.UUID('zz')
uuid.UUID()
uuid.UUID(int=1) < uuid.UUID(int=2), uuid.UUID(int=1) == uuid.UUID(int=1), uuid.UUID(int=1).bytes
string.ascii_lowercase, string.digits, string.punctuation, string.capwords('hello big  world')
string.Template('$a ${b} $$').substitute(a=1, b=2), string.Template('$a $c').safe_substitute(a=1)
string.Template('$a').substitute()
string.Template('$').substitute()
textwrap.wrap('the quick brown fox jumps', 10), textwrap.fill('aaa bbb ccc', 7), textwrap.dedent('  a\n    b\n'), textwrap.indent('a\n\nb', '> '), textwrap.shorten('hello big world', 12)
os.path.join('a', 'b', '/c', 'd'), os.path.dirname('/a/b'), os.path.basename('/a/b'), os.path.splitext('a/b.tar.gz'), os.path.splitext('.bashrc'), os.path.normpath('a/../b//c/.'), os.path.split('/a/b/')
os.path.join('a', 5)
os.path.isabs('/a'), os.path.relpath('/a/b', '/a/c'), os.path.commonprefix(['abc', 'abd']), os.path.commonpath(['/a/b', '/a/c'])
urllib.parse.quote('a b/\u00e9'), urllib.parse.quote_plus('a b&c'), urllib.parse.unquote('a%20b%C3%A9'), urllib.parse.urlencode({'a': 1, 'b': 'x y'}), urllib.parse.parse_qs('a=1&a=2&b=')
urllib.parse.urlparse('http://user:pw@Host.org:80/p;x?q=1#f'), urllib.parse.urlparse('http://user:pw@Host.org:80/p').hostname, urllib.parse.urlparse('http://h:80/').port
urllib.parse.urljoin('http://a/b/c', 'd'), urllib.parse.urlsplit('//h/p?q').netloc
statistics.mean([1, 2, 3, 4]), statistics.median([1, 3, 2]), statistics.median([1, 2, 3, 4]), statistics.mode('aab'), statistics.stdev([1, 2, 3, 4]), statistics.pstdev([1, 2, 3]), statistics.variance([1, 2, 3, 4])
statistics.mean([])
statistics.linear_regression([1, 2, 3], [2, 4, 7]), statistics.quantiles([1, 2, 3, 4, 5]), statistics.correlation([1, 2, 3], [1, 2, 4])
binascii.hexlify(b'ab'), binascii.unhexlify('6162'), binascii.crc32(b'a')
binascii.unhexlify('6')
"""),
}


def pairs(kind, texts, operators):
    """One row for each operator between any two of the values."""
    values = [f"{kind}({text})" for text in texts]
    return "\n".join(f"{a} {op} {b}" for op in operators for a in values for b in values)


ARITHMETIC = ["+", "-", "*", "/", "//", "%", "==", "<"]
TABLES["decimal"] = (
    "import decimal, math, json; from decimal import Decimal",
    pairs("Decimal", ["'1.10'", "'-2'", "'0'", "'7E+3'", "'Infinity'", "'0.000001234567890123456789012345'"], ARITHMETIC) + r"""
Decimal('0.1') + Decimal('0.2'), Decimal(0.1), Decimal(5), Decimal('  3.0 '), Decimal('1_000.5')
Decimal('nonsense')
Decimal('')
Decimal('1,5')
Decimal(None)
Decimal((1, (1, 2, 3), -2)), Decimal((0, (5,), 3))
Decimal('NaN'), Decimal('-inf'), Decimal('NaN') == Decimal('NaN'), Decimal('inf') > 5
Decimal('NaN') < 1
Decimal('NaN') + 1, Decimal('inf') + 1, -Decimal('inf')
Decimal('inf') - Decimal('inf')
Decimal('inf') * 0
Decimal('2') ** 10, Decimal('2') ** -2, Decimal('1.1') ** 5, Decimal(3) ** 100
Decimal(0) ** 0
Decimal(0) ** -1
Decimal('1.5') + 2, 2 + Decimal('1.5'), 3 * Decimal('0.5'), 1 / Decimal(3), 7 // Decimal(2), 7 % Decimal(4), 10 - Decimal('0.5')
Decimal('1.5') == 1.5, Decimal('0.1') == 0.1, Decimal(1) == 1, Decimal('1.0') == Decimal('1.00'), Decimal(2) < 2.5, 1 < Decimal(2)
hash(Decimal(5)) == hash(5), hash(Decimal('0.5')) == hash(0.5), {Decimal(1): 'a'}[1]
Decimal('3.14159').quantize(Decimal('0.01')), Decimal('2.675').quantize(Decimal('0.01')), Decimal('2.5').quantize(Decimal('1')), Decimal('12').quantize(Decimal('1E1'))
Decimal('2.675').quantize(Decimal('0.01'), rounding=decimal.ROUND_HALF_UP), Decimal('-2.5').quantize(Decimal(1), decimal.ROUND_FLOOR), Decimal('2.1').quantize(Decimal(1), rounding=decimal.ROUND_CEILING), Decimal('2.9').quantize(Decimal(1), decimal.ROUND_DOWN), Decimal('2.1').quantize(Decimal(1), decimal.ROUND_UP), Decimal('2.5').quantize(Decimal(1), decimal.ROUND_HALF_DOWN)
Decimal('1').quantize(Decimal('1E-30'))
round(Decimal('2.5')), round(Decimal('3.5')), round(Decimal('2.675'), 2), round(Decimal('-1.5')), round(Decimal('1234'), -2)
int(Decimal('-3.9')), float(Decimal('0.1')), bool(Decimal('0.00')), abs(Decimal('-1.50')), -Decimal('1.5'), +Decimal('1.5'), str(Decimal('1E+5')), math.floor(Decimal('-1.5')), math.ceil(Decimal('1.2')), math.trunc(Decimal('-1.9'))
int(Decimal('NaN'))
int(Decimal('inf'))
Decimal('100').normalize(), Decimal('1.500').normalize(), Decimal('0.00').normalize(), Decimal('1E+3'), Decimal('1E-7'), Decimal('0.000001'), Decimal('0E+2')
Decimal('1.23').as_tuple(), Decimal('-0').as_tuple(), Decimal('1E+3').as_tuple(), Decimal('inf').as_tuple()
Decimal('0.75').as_integer_ratio(), Decimal('1E+2').as_integer_ratio(), Decimal('-0.5').as_integer_ratio()
Decimal('inf').as_integer_ratio()
Decimal(2).sqrt(), Decimal(4).sqrt(), Decimal('2.25').sqrt(), Decimal('0.01').sqrt()
Decimal(-1).sqrt()
Decimal('-0'), Decimal('-0') == 0, -Decimal(0), Decimal('-0.0').is_signed(), Decimal(0).is_zero(), Decimal('NaN').is_nan(), Decimal('inf').is_infinite(), Decimal(1).is_finite()
Decimal('123.45').adjusted(), Decimal('0.001').adjusted(), Decimal(3).compare(Decimal(2)), Decimal(1).max(3), Decimal(1).min(3)
Decimal('7.7').to_integral_value(), Decimal('-7.5').to_integral_value(), Decimal('7.5').to_integral_value(rounding=decimal.ROUND_UP), Decimal('1E+3').to_integral_value()
f"{Decimal('1234.5'):.2f}", f"{Decimal('1234.5'):,}", f"{Decimal('1234567.891'):,.2f}", f"{Decimal('0.256'):.1%}", f"{Decimal('1.5'):>8}|", f"{Decimal('1.5'):08.2f}", f"{Decimal('-1.5'):+}", f"{Decimal('1.5'):+.1f}", f"{Decimal('12345'):.2e}", f"{Decimal('2.5'):.0f}", f"{Decimal('1.50')}"
format(Decimal(1), 'q')
sum([Decimal('0.1')] * 10), max(Decimal(1), Decimal('1.5')), sorted([Decimal(3), Decimal('1.5'), 2]), divmod(Decimal(7), Decimal('2')), divmod(Decimal('-7.5'), 2)
json.dumps(Decimal(1))
isinstance(Decimal(1), Decimal), type(Decimal(1)), decimal.getcontext().prec, decimal.getcontext().rounding
issubclass(decimal.InvalidOperation, ArithmeticError), issubclass(decimal.DivisionByZero, ZeroDivisionError)
Decimal.from_float(0.5), Decimal(10**30) + 1, Decimal(1) / Decimal(7), Decimal(2) / Decimal(4), Decimal('1.20') * Decimal('2.0'), Decimal('5.00') / Decimal('2.5')
""")
TABLES["fractions"] = (
    "import math; from fractions import Fraction",
    pairs("Fraction", ["1, 3", "-7, 2", "0", "5", "'0.125'"], ARITHMETIC) + r"""
Fraction('3/4'), Fraction(' -1.5 '), Fraction('1e3'), Fraction('2.5e-2'), Fraction(0.5), Fraction(6, 4), Fraction(1, -2), Fraction()
Fraction('x')
Fraction('1/')
Fraction(1, 0)
Fraction(1.5, 2)
Fraction(None)
Fraction(1, 2) + 1, 1 + Fraction(1, 2), Fraction(1, 2) + 0.5, 2 * Fraction(1, 3), 1 - Fraction(1, 3), 1 / Fraction(2, 3), Fraction(7, 2) // 1, 5 % Fraction(3, 2)
Fraction(1, 2) + 'a'
Fraction(1, 2) ** 3, Fraction(2, 3) ** -2, Fraction(1, 4) ** 0.5, 2 ** Fraction(3), Fraction(4) ** Fraction(1, 2)
Fraction(0) ** -1
Fraction(1, 2) == 0.5, Fraction(1, 3) == 1/3, Fraction(2) == 2, Fraction(1, 2) < 0.7, Fraction(1, 2) > 1, 1 >= Fraction(1, 2), hash(Fraction(3)) == hash(3)
str(Fraction(3, 4)), str(Fraction(3)), float(Fraction(1, 4)), int(Fraction(-7, 2)), round(Fraction(5, 2)), round(Fraction(7, 2)), round(Fraction(22, 7), 2), abs(Fraction(-1, 2)), -Fraction(1, 2), bool(Fraction(0))
math.floor(Fraction(-7, 2)), math.ceil(Fraction(7, 2)), math.trunc(Fraction(-7, 2)), divmod(Fraction(7, 2), Fraction(1, 3))
Fraction(3141592653589793, 10**15).limit_denominator(100), Fraction(math.pi).limit_denominator(1000), Fraction(math.e).limit_denominator(10)
Fraction(1, 2).numerator, Fraction(1, 2).denominator, Fraction(3, 6).as_integer_ratio(), sum([Fraction(1, 3)] * 3), sorted([Fraction(1, 2), Fraction(1, 3)])
f"{Fraction(1, 3)}", f"{Fraction(1, 3):.3f}", f"{Fraction(-7, 2):.1f}"
""")


TABLES["decimal"] = (TABLES["decimal"][0], TABLES["decimal"][1] + r"""
Decimal(2).exp(), Decimal('0.5').exp(), Decimal('-3.7').exp(), Decimal(0).exp(), Decimal(100).exp(), Decimal('1E-10').exp()
Decimal(2).ln(), Decimal(10).ln(), Decimal(1).ln(), Decimal('0.001').ln(), Decimal('1.0000001').ln(), Decimal('123456789').ln(), Decimal(0).ln()
Decimal(2).log10(), Decimal(1000).log10(), Decimal('0.01').log10(), Decimal('3.5').log10()
Decimal(-1).ln()
Decimal('inf').exp(), Decimal('-inf').exp(), Decimal('inf').ln(), Decimal('NaN').exp()
Decimal(2) ** Decimal('0.5'), Decimal(4) ** Decimal('0.5'), Decimal('1.05') ** Decimal('7.25'), Decimal(2) ** Decimal('-1.5'), Decimal(0) ** Decimal('0.5'), 2 ** Decimal('0.5')
Decimal(-2) ** Decimal('0.5')
Decimal('1E+999999') * 10
decimal.Context(prec=5).create_decimal('3.14159265'), decimal.Context(prec=3, rounding=decimal.ROUND_UP).create_decimal('1.2301')
decimal.Context(prec=4, traps=[decimal.InvalidOperation])
decimal.Context()
decimal.Context(prec=2, flags=[decimal.Inexact], traps=[])
Decimal('1.2345').quantize(Decimal('0.01'), context=decimal.Context(rounding=decimal.ROUND_UP)), Decimal(2).sqrt(decimal.Context(prec=5)), Decimal('1.23456').normalize(decimal.Context(prec=3)), Decimal(3).exp(decimal.Context(prec=6))
issubclass(decimal.Overflow, decimal.DecimalException), decimal.Inexact.__name__
hash(Decimal('0.1')), hash(Decimal('1E+400')), hash(Decimal('-1')), hash(Decimal('-0.75')) == hash(-0.75), hash(Decimal('3.0')) == hash(3), {Decimal('0.5'): 'a'}[0.5], {0.25: 'b'}[Decimal('0.250')]
""")
TABLES["fractions"] = (TABLES["fractions"][0] + "; from decimal import Decimal", TABLES["fractions"][1] + r"""
hash(Fraction(1, 2)) == hash(0.5), hash(Fraction(1, 3)), hash(Fraction(-1, 3)), hash(Fraction(-1)), hash(Fraction(1, 2**61 - 1)), hash(Fraction(-5, 2**61 - 1)), hash(Fraction(7, 10)) == hash(Decimal('0.7'))
{0.5: 'a'}[Fraction(1, 2)], {Fraction(1, 4): 'b'}[0.25], {Decimal('0.75'): 'c'}[Fraction(3, 4)], {1, 1.0, Fraction(1), Decimal(1)}
Fraction(1, 2) == Decimal('0.5'), Decimal('0.5') == Fraction(1, 2), Decimal('0.5') < Fraction(2, 3), Decimal(1) == Fraction(1, 3)
""")
BLAKE = ["b''", "b'abc'", "b'x' * 127", "b'x' * 128", "b'x' * 129", "bytes(range(256)) * 3"]
TABLES["hashes"] = (
    "import hashlib, hmac, io",
    "\n".join(
        f"hashlib.{kind}({data}, {options}).hexdigest()"
        for kind in ["blake2b", "blake2s"] for data in BLAKE
        for options in ["", "digest_size=5", "key=b'secret'", "salt=b'salt', person=b'me'", "key=b'k' * 32, digest_size=32, last_node=True",
                        "fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1, inner_size=16"])
    + "\n" + "\n".join(
        f"hashlib.{kind}({data}).hexdigest({size})"
        for kind in ["shake_128", "shake_256"] for data in BLAKE for size in [0, 1, 32, 200])
    + "\n" + "\n".join(f"hashlib.new({kind!r}, b'abc').hexdigest()" for kind in sorted({
        "blake2b", "blake2s", "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"}))
    + "\n" + "\n".join(
        f"hmac.new({key}, b'message', {kind!r}).hexdigest()" for kind in ["md5", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"]
        for key in ["b''", "b'key'", "b'k' * 200"])
    + r"""
hashlib.blake2b(digest_size=65)
hashlib.blake2b(digest_size=0)
hashlib.blake2b(key=b'a' * 65)
hashlib.blake2b(salt=b'a' * 17)
hashlib.blake2b(person=b'a' * 17)
hashlib.blake2s(digest_size=33)
hashlib.blake2b(fanout=256)
hashlib.blake2b('x')
hashlib.blake2b(5)
hashlib.blake2b(digest_size='x')
hashlib.new('nope')
hashlib.sha256('a')
hashlib.blake2b().name, hashlib.blake2b().block_size, hashlib.blake2b().digest_size, hashlib.blake2s(digest_size=7).digest_size, hashlib.blake2s().block_size
hashlib.blake2b.MAX_DIGEST_SIZE, hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE, hashlib.blake2s.PERSON_SIZE
hashlib.shake_256().block_size, hashlib.shake_256().digest_size, hashlib.shake_128().block_size, hashlib.shake_128().name
sorted(hashlib.algorithms_guaranteed)
hashlib.file_digest(io.BytesIO(b'abc'), 'sha256').hexdigest(), hashlib.file_digest(io.BytesIO(b'abc'), hashlib.blake2b).hexdigest()
hmac.new(b'k', b'm', hashlib.blake2s).hexdigest(), hmac.new(b'k', b'm', hashlib.sha1).name, hmac.new(b'k', digestmod='sha384').block_size, hmac.digest(b'k', b'm', 'sha224')
hmac.new(b'k', b'm', 'nope')
hmac.new(b'k', b'm')
hmac.new('k', b'm', 'md5')
hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 10).hex(), hashlib.pbkdf2_hmac('sha512', b'', b's', 2, 20).hex()
""")

PACKED = ["b", "B", "<h", ">H", "<i", ">I", "<q", ">Q", "!l", "i", "bi", "bq", "hhl", "@bh", "=bq", "<3s", ">2h", "4p", "x", "<?c", "e", "<f", ">d", "2f", " <h", "b i", "P", "n"]
TABLES["struct"] = (
    "import struct",
    "\n".join(f"struct.calcsize({fmt!r})" for fmt in PACKED)
    + "\n" + "\n".join(
        f"struct.pack({fmt!r}, {value})" for fmt in ["b", "B", "<h", ">H", "<i", ">I", "<q", ">Q", "!l", "<L", "l", "n", "N", "?", "e", "<f", ">d"]
        for value in ["0", "1", "-1", "127", "128", "-129", "255", "256", "32768", "70000", "2**31", "2**32", "2**63", "-2**63", "2**64", "1.5", "'a'", "True", "1e300", "float('inf')", "0.1"]
        if fmt != "e" or value in ("0", "1", "-1", "1.5", "'a'", "1e300", "0.1"))
    + r"""
struct.pack('bi', 1, 2), struct.pack('<bi', 1, 2), struct.pack('bhq', 1, 2, 3), struct.pack('=bhq', 1, 2, 3), struct.pack('2h3s', 1, 2, b'abcd'), struct.pack('4p', b'abcdef'), struct.pack('0s', b'a'), struct.pack('xxb', 1), struct.pack('c', b'a')
struct.unpack('<2h3s', b'\x01\x00\x02\x00abc'), struct.unpack('>f', b'\x3f\x80\x00\x00'), struct.unpack('4p', b'\x02abc'), struct.unpack('<e', b'\x00\x3c'), struct.unpack('<bB', b'\xff\xff'), struct.unpack('>Q', b'\xff' * 8), struct.unpack('?', b'\x02')
struct.pack('ii', 1)
struct.pack('i', 1, 2)
struct.unpack('<i', b'abc')
struct.pack('z', 1)
struct.pack('<n', 1)
struct.pack('<c', 1)
struct.pack('<c', b'ab')
struct.pack('5s', 'a')
struct.pack('3', 'a')
struct.pack(5)
struct.unpack_from('<i', b'abc', 1)
struct.unpack_from('<h', b'abcd', 2), struct.unpack_from('<h', b'abcd', -2), struct.unpack_from('<h', b'abcd')
list(struct.iter_unpack('<h', b'abcd'))
struct.iter_unpack('<h', b'abc')
struct.pack_into('<i', bytearray(2), 0, 1)
(lambda b: (struct.pack_into('<h', b, 1, 258), b))(bytearray(4))
struct.Struct('<hh').size, struct.Struct('<hh').format, struct.Struct('<hh').pack(1, 2), struct.Struct(b'b').unpack(b'a')
""")
TABLES["zlib"] = ("import zlib, gzip, io, binascii", r"""
zlib.decompress(zlib.compress(b'hello' * 100)) == b'hello' * 100, len(zlib.compress(b'a' * 1000)) < 50, zlib.decompress(zlib.compress(b'', 9))
zlib.crc32(b'hello'), zlib.crc32(b'world', zlib.crc32(b'hello ')), zlib.crc32(b'hello world'), zlib.crc32(b''), zlib.adler32(b'hello'), zlib.adler32(b'world', zlib.adler32(b'hello ')), zlib.adler32(b'hello world')
zlib.decompress(b'x\x9c\xcbH\xcd\xc9\xc9\x07\x00\x06,\x02\x15'), zlib.decompress(b'\xcbH\xcd\xc9\xc9\x07\x00', -15)
zlib.compress(b'hello'), zlib.compress(b'hello', wbits=-15)
zlib.decompress(b'nonsense')
zlib.decompress(b'')
zlib.decompress(zlib.compress(b'hello' * 100)[:-3])
zlib.compress('text')
zlib.compress(b'a', 10)
(lambda d: (d.decompress(zlib.compress(b'abc') + b'rest'), d.eof, d.unused_data))(zlib.decompressobj())
(lambda d: (d.decompress(zlib.compress(b'abc' * 99), 10), d.eof))(zlib.decompressobj())
(lambda c: zlib.decompress(c.compress(b'one ') + c.compress(b'two') + c.flush()))(zlib.compressobj())
issubclass(zlib.error, Exception), zlib.error.__name__, zlib.MAX_WBITS
gzip.decompress(gzip.compress(b'hello' * 10)), gzip.decompress(gzip.compress(b'a') + gzip.compress(b'b')), gzip.decompress(b''), gzip.compress(b'x')[:3]
gzip.decompress(b'no')
gzip.decompress(gzip.compress(b'hello')[:-9])
zlib.decompress(gzip.compress(b'hi'), 31), zlib.decompress(gzip.compress(b'hi'), 47), zlib.decompress(zlib.compress(b'hi'), 47)
gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(b'one\ntwo\n'))).readlines(), gzip.open(io.BytesIO(gzip.compress(b'caf\xc3\xa9')), 'rt').read()
(lambda f: ((lambda g: (g.write(b'data'), g.close()))(gzip.GzipFile(fileobj=f, mode='wb')), gzip.decompress(f.getvalue())))(io.BytesIO())
""")
TABLES["calendar"] = ("import calendar, datetime", r"""
calendar.isleap(2000), calendar.isleap(1900), calendar.isleap(2024), calendar.leapdays(1990, 2024), calendar.monthrange(2024, 2) == (3, 29), int(calendar.weekday(2024, 2, 29)), int(calendar.weekday(12345, 1, 1))
calendar.monthrange(2024, 13)
calendar.monthcalendar(2024, 2), calendar.monthcalendar(2021, 2)
calendar.month(2024, 2), calendar.month(2023, 12, 4, 2)
calendar.calendar(2024)
calendar.calendar(2023, 3, 1, 4, 4)
calendar.TextCalendar(6).formatmonth(2024, 9), calendar.TextCalendar(6).formatweekheader(9), calendar.TextCalendar().formatmonthname(2024, 5, 20)
list(calendar.Calendar(6).iterweekdays()), list(calendar.Calendar(3).itermonthdays(2024, 3)), list(calendar.Calendar().itermonthdays2(2024, 2))[:6]
list(calendar.Calendar().itermonthdates(2024, 1))[:3], list(calendar.Calendar().itermonthdays3(2024, 12))[-6:], list(calendar.Calendar().itermonthdays4(2024, 12))[-2:]
list(calendar.day_name), list(calendar.month_abbr), calendar.day_abbr[0], calendar.month_name[12]
calendar.timegm((2024, 2, 29, 12, 30, 15)), calendar.timegm((1970, 1, 1, 0, 0, 0))
calendar.setfirstweekday(9)
calendar.Calendar().yeardayscalendar(2024, 6)[0][1][:2], calendar.Calendar().monthdays2calendar(2024, 2)[0], calendar.Calendar().monthdatescalendar(2024, 2)[0][0]
""")
TABLES["html"] = ("import html; from html import entities", r"""
html.escape('<a href="x">O\'Hara & co</a>'), html.escape('"', quote=False), html.escape('')
html.unescape('&lt;b&gt; &amp;amp; &quot;x&quot; &#39; &#x27; &eacute; &euro; &copy &notit; &unknown; & &; &#xZ; &amp')
html.unescape('&#128; &#159; &#129; &#0; &#xD800; &#x110000; &#13; &#10;'), html.unescape('&#1;|&#11;|&#xFDD0;|&#127;|&#31;|&#12;')
html.unescape('no references'), html.unescape('&ltx &gt &Eacute;t&eacute &hearts; &hearts')
entities.name2codepoint['euro'], entities.codepoint2name[233], len(entities.name2codepoint), entities.entitydefs['amp']
html.escape(5)
""")

TABLES["pprint"] = ("from pprint import pformat, saferepr, isrecursive", r"""
pformat([1, 2, 3]), pformat({'b': 1, 'a': [1, 2]}), pformat('text'), pformat(()), pformat((1,)), pformat({}), pformat(None)
pformat({'name': 'x' * 30, 'items': list(range(30)), 'nested': {'deep': ['a' * 20, 'b' * 20, 'c' * 20]}})
pformat(list(range(40)), width=30), pformat(list(range(40)), width=30, compact=True), pformat(list(range(40)), compact=True)
pformat({'a': {'b': {'c': {'d': 1}}}}, depth=2), pformat([[[[]]]], depth=1), pformat({'b': 1, 'a': 2}, sort_dicts=False)
pformat({'key' + str(i): 'value ' * i for i in range(8)}), pformat([{'id': i, 'name': 'n' * i} for i in range(10)], indent=4)
pformat('word ' * 30), pformat(['word ' * 30]), pformat({'text': 'word ' * 30}), pformat('line one\nline two\n' * 5, width=30)
pformat({1, 2, 3}), pformat(set(range(50))), pformat(frozenset(range(50)), width=40), pformat(('a' * 40, 'b' * 40)), pformat(('a' * 90,))
pformat({1: 'a', 'b': 2, (1, 2): 3}), pformat(1234567, underscore_numbers=True), pformat([1234567] * 12, underscore_numbers=True)
saferepr({'b': [1, (2,)], 'a': None}), isrecursive([1, [2]]), pformat([], width=1), pformat({'a': 1}, width=1)
pformat(1, indent=-1)
pformat(1, depth=0)
pformat(1, width=0)
""")
TABLES["codecs"] = ("import codecs", r"""
codecs.encode('café', 'utf-8'), codecs.decode(b'caf\xc3\xa9'), codecs.encode('Hello', 'rot13'), codecs.decode('Uryyb', 'rot_13'), codecs.encode(b'abc', 'hex'), codecs.decode(b'616263', 'hex'), codecs.encode(b'abc', 'base64'), codecs.decode(b'YWJj', 'base64')
codecs.lookup('utf-8').name, codecs.getencoder('latin-1')('é'), codecs.getdecoder('utf-8')(b'\xc3\xa9'), codecs.BOM_UTF8, codecs.BOM_UTF16_BE
codecs.lookup('nope')
codecs.encode('é', 'ascii')
codecs.encode('é', 'ascii', 'ignore'), codecs.decode(b'\xff', 'utf-8', 'replace')
codecs.decode(b'\xff')
""")
TABLES["difflib"] = ("import difflib; from difflib import SequenceMatcher", r"""
SequenceMatcher(None, 'abcd', 'bcde').ratio(), SequenceMatcher(None, 'abcd', 'bcde').quick_ratio(), SequenceMatcher(None, 'abcd', 'bcde').real_quick_ratio(), SequenceMatcher(None, '', '').ratio()
SequenceMatcher(None, 'qabxcd', 'abycdf').get_opcodes(), SequenceMatcher(None, 'qabxcd', 'abycdf').get_matching_blocks()
SequenceMatcher(lambda x: x == ' ', ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9), SequenceMatcher(None, ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9), SequenceMatcher(None, 'ab', 'c').find_longest_match()
SequenceMatcher(lambda x: x == ' ', 'private Thread currentThread;', 'private volatile Thread currentThread;').ratio(), SequenceMatcher(None, [1, 2, 3], [2, 3, 4]).get_opcodes()
SequenceMatcher(None, 'ab' * 150, 'ba' * 150).ratio(), SequenceMatcher(None, 'ab' * 150, 'ba' * 150, autojunk=False).ratio()
difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), difflib.get_close_matches('wheel', ['while', 'with', 'well', 'heel'], n=2, cutoff=0.5), difflib.get_close_matches('x', [])
difflib.get_close_matches('a', ['a'], n=0)
difflib.get_close_matches('a', ['a'], cutoff=2)
list(difflib.unified_diff('one two three four'.split(), 'one tree four five'.split(), 'before', 'after', lineterm=''))
list(difflib.unified_diff([str(i) + '\n' for i in range(40)], [str(i) + '\n' for i in range(40) if i not in (5, 30)], n=2)), list(difflib.unified_diff(['a'], ['a'])), list(difflib.unified_diff([], ['a'], 'x', 'y', '2020', '2021'))
""")

SHELF = "<shelf xmlns:m='urn:m'><book id='1' kind='a'><title>One</title><m:note>n</m:note></book><book id='2'><title>Two &amp; more</title></book>tail<empty/></shelf>"
TABLES["xml"] = ("import xml.etree.ElementTree as ET; import io", "\n".join(
    f"(lambda r: {expression})(ET.fromstring({SHELF!r}))" for expression in [
        "(r.tag, r.attrib, len(r), [c.tag for c in r], r[0].get('id'), r[0].get('zz'), r[0].get('zz', 'd'), r[0].attrib, r[1].tail, r.text)",
        "(r.find('book').get('id'), r.find('nope'), r.findtext('book/title'), r.findtext('nope'), r.findtext('nope', 'd'), r.findtext('empty'))",
        "([b.get('id') for b in r.findall('book')], [t.text for t in r.findall('.//title')], [t.text for t in r.iter('title')], [e.tag for e in r.iter()])",
        "([b.get('id') for b in r.findall('book[@kind]')], [b.get('id') for b in r.findall(\"book[@id='2']\")], [b.get('id') for b in r.findall(\"book[title='One']\")], [b.get('id') for b in r.findall('book[title]')])",
        "([b.get('id') for b in r.findall('book[1]')], [b.get('id') for b in r.findall('book[last()]')], [b.get('id') for b in r.findall('./book')], [e.tag for e in r.findall('*')], [e.tag for e in r.findall('.//title/..')])",
        "(r.find('.//{urn:m}note').text, r.find('book/m:note', {'m': 'urn:m'}).text, [e.tag for e in r.findall('.//{*}note')])",
        "(list(r.itertext()), ET.tostring(r), ET.tostring(r[1], encoding='unicode'))",
        "ET.tostring(r, encoding='utf-8', xml_declaration=True)",
        "(r.remove(r[0]), ET.tostring(r))",
        "(r[0].set('new', 'v<\"'), r[0].attrib, ET.tostring(r[0]), list(r[0].keys()), list(r[0].items()))",
        "(ET.indent(r), ET.tostring(r, encoding='unicode'))",
        "(r.append(ET.Element('added', {'a': '1'}, b='2')), r.insert(0, ET.Element('first')), [c.tag for c in r])",
        "r.find('x:note', {})",
        "r.find('/book')",
        "r.append('text')",
        "r.remove(ET.Element('a'))",
    ]) + r"""
ET.tostring(ET.fromstring('<a><![CDATA[1 < 2]]>&#65;&lt;<!-- gone --><b/>t</a>'))
ET.tostring(ET.Element('a')), ET.tostring(ET.Element('a'), short_empty_elements=False), ET.tostring(ET.fromstring('<a>é</a>')), ET.tostring(ET.fromstring('<a>é</a>'), 'unicode'), ET.tostring(ET.fromstring('<a>é</a>'), 'utf-8')
(lambda e: (setattr(e, 'text', 'x & y'), ET.SubElement(e, 'sub', k='v').tag, ET.tostring(e)))(ET.Element('root'))
ET.parse(io.StringIO('<a><b>1</b></a>')).getroot().find('b').text, ET.parse(io.BytesIO(b'<?xml version="1.0"?><a/>')).getroot().tag, [e.tag for _, e in ET.iterparse(io.BytesIO(b'<a><b/><c/></a>'))]
ET.fromstring(b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>').text, ET.fromstringlist(['<a>', '</a>']).tag, ET.iselement(ET.Element('a')), ET.iselement(5)
type(ET.ParseError('x')).__mro__[1].__name__, ET.XMLID('<a><b id="q"/></a>')[1]['q'].tag
ET.tostring(ET.Element('a', {'b': 5}))
ET.Element('a', 5)
(lambda out: (ET.ElementTree(ET.fromstring('<a>x</a>')).write(out), out.getvalue()))(io.BytesIO())
ET.tostring(ET.fromstring('<a xmlns="urn:d"><b q="1"/></a>')), ET.register_namespace('d', 'urn:d'), ET.tostring(ET.fromstring('<a xmlns="urn:d"><b q="1"/></a>'))
""")


def answer(expression, scope):
    try:
        return repr(eval(expression, scope))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def main():
    here = pathlib.Path(__file__).parent
    for name, (imports, expressions) in TABLES.items():
        scope = {}
        exec(imports, scope)
        rows = [f"# {imports}"]
        lines = expressions.strip("\n").split("\n")
        while lines:
            expression = lines.pop(0)
            while not complete(expression):
                expression += "\n" + lines.pop(0)
            rows.append(escape(expression) + "\t" + escape(answer(expression, scope)))
        (here / f"{name}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def complete(expression):
    try:
        ast.parse(expression, mode="eval")
        return True
    except SyntaxError:
        return False


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


if __name__ == "__main__":
    main()
