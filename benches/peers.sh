#!/usr/bin/env bash
# gainsay beside what people use today: one table of ratios, each of medians of runs in alternation.
#
#   benches/peers.sh                          10,000 claims
#   benches/peers.sh 10000 100000 1000000     these sizes, with the growth from each to the next
#   GAINSAY_BENCH=FILE benches/peers.sh       a casebook of your own as JSON Lines, instead of a made one
#   GAINSAY_RUNS=5 GAINSAY=target/release/gainsay benches/peers.sh
#   GAINSAY_LIMIT=900                         seconds after which a process is ended
#
# It builds gainsay, makes a Python environment of its own under target/, and installs there what it measures against: duckdb,
# networkx, rustworkx, igraph and pydot; and sqlite3 with apt where it may. A row whose peer cannot be had says "absent"; one
# whose peer needs longer than the limit, or more than four fifths of the memory of the machine, says so.
set -euo pipefail
cd "$(dirname "$0")/.."

sizes=("$@")
[ "${#sizes[@]}" -gt 0 ] || sizes=(10000)
work=${GAINSAY_WORK:-target/peers}
mkdir -p "$work"

if [ -z "${GAINSAY:-}" ]; then
  cargo build --release --quiet
  GAINSAY=target/release/gainsay
fi
plain=target/release/examples/plain_dot
if [ ! -x "$plain" ]; then
  cargo build --release --quiet --example plain_dot
fi
if [ -z "${GAINSAY_BENCH:-}" ]; then
  cargo build --release --quiet --example large_casebook
  for size in "${sizes[@]}"; do
    [ -s "$work/$size.jsonl" ] || target/release/examples/large_casebook "$size" >"$work/$size.jsonl"
  done
else
  sizes=(given)
  ln -sf "$(realpath "$GAINSAY_BENCH")" "$work/given.jsonl"
fi
if ! command -v sqlite3 >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get install -y -qq sqlite3 >/dev/null 2>&1 || true
fi
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
fi
for package in duckdb networkx rustworkx igraph pydot; do
  "$work/venv/bin/python" -c "import $package" 2>/dev/null ||
    "$work/venv/bin/pip" install --quiet "$package" >/dev/null 2>&1 || true
done

exec "$work/venv/bin/python" - "$(realpath "$GAINSAY")" "$work" "$(realpath "$plain")" "${sizes[@]}" <<'PYTHON'
import csv, importlib.util, os, resource, shutil, sqlite3, statistics, subprocess, sys, threading, time

# What was counted before is not counted again where it can be kept: here it must be.
os.environ["XDG_CACHE_HOME"] = os.devnull

gainsay, work, plain_dot, sizes = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3], sys.argv[4:]
RUNS = int(os.environ.get("GAINSAY_RUNS", "3"))
LIMIT = float(os.environ.get("GAINSAY_LIMIT", "900"))
MEMORY = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 4 // 5
HERE = sys.executable
SQLITE = shutil.which("sqlite3")


def has(package):
    return importlib.util.find_spec(package) is not None


def run(command, stdin=None, to=os.devnull):
    """Seconds and peak memory in MB of one process, whose output is written to a file; a word where it fails."""
    with open(to, "w") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                                   stdout=out, stderr=subprocess.DEVNULL,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
    timer = threading.Timer(LIMIT, process.kill)
    timer.start()
    if stdin:
        try:
            process.stdin.write(stdin.encode())
            process.stdin.close()
        except BrokenPipeError:
            pass
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if seconds >= LIMIT:
        return "too long"
    # With us, 1 says that there are findings.
    if process.returncode > (command[0] == gainsay) or process.returncode < 0:
        return "failed" if usage.ru_maxrss * 1024 < MEMORY // 2 else "too large"
    return seconds, usage.ru_maxrss / 1024


def absent():
    return "absent"


def alternate(*works, runs=RUNS):
    """The medians of works that are run in turn; each is a function that gives what `run` gives. What fails is not run again."""
    found = [[] for _ in works]
    for _ in range(runs):
        for work, done in zip(works, found):
            if not done or not isinstance(done[-1], str):
                done.append(work())
    def median(done):
        if isinstance(done[-1], str):
            return done[-1]
        return statistics.median(each[0] for each in done), max(each[1] for each in done)
    return [median(done) for done in found]


def script(code, *arguments):
    return lambda: run([HERE, "-c", code, *arguments])


def remove(path):
    for ending in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(path + ending):
            os.remove(path + ending)


ROWS = []


def row(size, what, ours, peer, theirs, mark):
    """Keeps a row; `ours` and `theirs` are words where there is no figure."""
    ROWS.append((what, peer, size, ours, theirs, mark))


class Size:
    def __init__(self, name):
        self.name, self.jsonl = name, f"{work}/{name}.jsonl"
        self.db, self.csv = f"{work}/{name}.db", f"{work}/{name}.csv"

    def ours(self, *arguments, db=None):
        return lambda: run([gainsay, "--db", db or self.db, *arguments])

    def prepare(self):
        remove(self.db)
        subprocess.run([gainsay, "--db", self.db, "import", self.jsonl], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        db = sqlite3.connect(self.db)
        self.sqls = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        virtual = [name for kind, name, _, sql in self.sqls if sql.upper().startswith("CREATE VIRTUAL")]
        shadow = lambda name: any(name.startswith(each + "_") for each in virtual)
        # Neither the log of changes nor our own index for searching has a counterpart in a plain load, which gets plain FTS5.
        self.tables = [(name, sql) for kind, name, _, sql in self.sqls
                       if kind == "table" and name not in virtual and not shadow(name) and not name.startswith("sqlite_")
                       and name != "changes" and not name.startswith("search_")]
        names = {name for name, _ in self.tables}
        self.indexes = [sql for kind, _, of, sql in self.sqls if kind == "index" and of in names]
        os.makedirs(self.csv, exist_ok=True)
        for name, _ in self.tables:
            rows = db.execute(f"SELECT * FROM {name}")
            with open(f"{self.csv}/{name}.csv", "w", newline="") as out:
                csv.writer(out).writerows(rows)
        db.close()

    @staticmethod
    def plain_table(db, name, sql):
        """The same table with the same types and keys; without the checks that refuse an empty cell, as a plain load would have it."""
        info = db.execute(f"PRAGMA table_info({name})").fetchall()
        key = [column[1] for column in sorted(info, key=lambda column: column[5]) if column[5]]
        columns = [f"{column[1]} {column[2]}" + (" PRIMARY KEY" if key == [column[1]] else "") for column in info]
        if len(key) > 1:
            columns.append(f"PRIMARY KEY ({', '.join(key)})")
        for index in db.execute(f"PRAGMA index_list({name})").fetchall():
            if index[3] == "u":
                unique = [column[2] for column in db.execute(f"PRAGMA index_info({index[1]})")]
                columns.append(f"UNIQUE ({', '.join(unique)})")
        return f"CREATE TABLE {name} ({', '.join(columns)}){' WITHOUT ROWID' if 'WITHOUT ROWID' in sql else ''};"

    def import_by_cli(self):
        path = f"{work}/peer.db"
        remove(path)
        lines = ["PRAGMA foreign_keys = OFF;", "BEGIN;"]
        db = sqlite3.connect(self.db)
        for name, sql in self.tables:
            lines += [self.plain_table(db, name, sql), f".import --csv '{self.csv}/{name}.csv' {name}"]
        db.close()
        # CSV knows no NULL: what is none with us is an empty cell here.
        lines += [sql.replace(" IS NOT NULL", " <> ''") + ";" for sql in self.indexes]
        lines += ["CREATE VIRTUAL TABLE words USING fts5(text, content='claims', content_rowid='id', tokenize='unicode61 remove_diacritics 2');",
                  "INSERT INTO words (words) VALUES ('rebuild');",
                  "CREATE VIRTUAL TABLE titles USING fts5(title, content='documents', content_rowid='id', tokenize='unicode61 remove_diacritics 2');",
                  "INSERT INTO titles (titles) VALUES ('rebuild');", "COMMIT;"]
        return run([SQLITE, path], "\n".join(lines) + "\n")

    def import_ours(self):
        path = f"{work}/ours.db"
        remove(path)
        return run([gainsay, "--db", path, "import", self.jsonl])

    def measure(self):
        self.prepare()
        ours, theirs = alternate(self.import_ours, self.import_by_cli if SQLITE else absent)
        row(self.name, "import", ours, "sqlite3 .import, indexes, FTS5", theirs, "<= 0.90")
        again, = alternate(self.ours("import", self.jsonl, db=f"{work}/ours.db"))
        row(self.name, "import again, nothing new", again, "the first import", ours, "<= 0.50")

        join = ("SELECT count(*) FROM spans a JOIN spans b ON b.question_id = a.question_id AND b.reading = 'W' AND b.axis = a.axis "
                "AND b.run = b.runs - 1 AND b.hi < a.lo WHERE a.reading = 'W' AND a.run = 0")
        kinds = {"reading": "VARCHAR", "lo": "DOUBLE", "hi": "DOUBLE"}
        db = sqlite3.connect(self.db)
        columns = {r[1]: kinds.get(r[1], "BIGINT") for r in db.execute("PRAGMA table_info(spans)")}
        db.close()
        duck = ("import duckdb,sys\nd=duckdb.connect()\n"
                f"d.execute(\"CREATE TABLE spans AS SELECT * FROM read_csv('{self.csv}/spans.csv', header=false, columns={columns})\")\n"
                f"d.execute(\"{join}\").fetchall()")
        count = self.ours("disputes", "--format", "csv")
        ours, by_sql, by_duck = alternate(count, (lambda: run([SQLITE, self.db, join])) if SQLITE else absent,
                                          script(duck) if has("duckdb") else absent)
        row(self.name, "clashes counted", ours, "SQL self-join in SQLite", by_sql, "<= 0.12")
        row(self.name, "clashes counted", ours, "SQL self-join in DuckDB", by_duck, "<= 0.10")
        # The join above has our index with all that it needs, and knows neither drafts nor gaps nor times. A table of claims with the
        # index that the join wants, and with drafts left out, as somebody has it who loads a sheet:
        sheet, state = self.sheet(), ("SELECT count(*) FROM sheet a JOIN sheet b ON b.question = a.question AND a.hi < b.lo "
                                      "WHERE a.status = 'accepted' AND b.status = 'accepted'")
        ours, theirs = alternate(count, (lambda: run([SQLITE, sheet, state])) if SQLITE else absent)
        row(self.name, "clashes counted", ours, "SQL self-join over a sheet of claims", theirs, "")
        # And what counts the same pairs by the same rule: our own view.
        exact = "SELECT kind, count(*) FROM contradictions GROUP BY kind"
        ours, theirs = alternate(count, (lambda: run([SQLITE, self.db, exact])) if SQLITE else absent)
        row(self.name, "clashes counted", ours, "the view contradictions, in SQL", theirs, "")

        self.edges = f"{work}/{self.name}.edges"
        db = sqlite3.connect(self.db)
        with open(self.edges, "w") as out:
            for a, b in db.execute(join.replace("count(*)", "a.claim_id, b.claim_id")):
                out.write(f"{a} {b}\n")
        db.close()
        read = "import sys\ne=[tuple(map(int,l.split())) for l in open(sys.argv[1])]\n"
        works = {
            "networkx": read + "import networkx as n\ng=n.Graph(e)\nlen(list(n.connected_components(g)));dict(g.degree())",
            "rustworkx": read + "import rustworkx as r\ng=r.PyGraph();m=max((max(a,b) for a,b in e),default=0)+1\n"
                         "g.add_nodes_from(range(m));g.add_edges_from_no_data(e)\nlen(r.connected_components(g));[g.degree(x) for x in range(m)]",
            "igraph": read + "import igraph as i\ng=i.Graph(edges=e)\ng.connected_components();g.degree()",
        }
        for peer, mark in (("networkx", "<= 0.06"), ("rustworkx", "<= 0.20"), ("igraph", "<= 0.20")):
            ours, theirs = alternate(count, script(works[peer], self.edges) if has(peer) else absent)
            row(self.name, "components and degrees", ours, f"{peer}, from a list of edges", theirs, mark)

        self.measure_dot()

        words = self.common_words()
        fts = ["SELECT claims.text FROM words JOIN claims ON claims.id = words.rowid "
               f"WHERE words MATCH '{word}' ORDER BY rank LIMIT 10;" for word in words]
        searches = lambda: self.each([[gainsay, "--db", self.db, "search", "--limit", "10", word] for word in words])
        peers = lambda: self.each([[SQLITE, f"{work}/peer.db", sql] for sql in fts])
        ours, theirs = alternate(searches, peers if SQLITE else absent)
        row(self.name, f"search, {len(words)} words", ours, "plain FTS5", theirs, "<= 1.10")

        ours, theirs = alternate(lambda: run([gainsay, "--version"]),
                                 (lambda: run([SQLITE, ":memory:", "SELECT 1"])) if SQLITE else absent)
        row(self.name, "start-up", ours, "sqlite3 :memory:", theirs, "<= 1.50")

    def sheet(self):
        """A file with one table of claims, their questions and the ends of their answers, with an index over both."""
        path = f"{work}/sheet.db"
        remove(path)
        db = sqlite3.connect(path)
        db.execute("ATTACH ? AS casebook", (self.db,))
        db.executescript("""
            CREATE TABLE sheet AS
              SELECT c.slug AS id, q.slug AS question, c.status, a.lo, z.hi
              FROM casebook.claims c JOIN casebook.questions q ON q.id = c.question_id
              JOIN casebook.spans a ON a.claim_id = c.id AND a.reading = 'W' AND a.run = 0
              JOIN casebook.spans z ON z.claim_id = c.id AND z.reading = 'W' AND z.axis = a.axis AND z.run = z.runs - 1;
            CREATE INDEX by_question ON sheet (question, lo);
        """)
        db.close()
        return path

    def measure_dot(self):
        """All nodes and lines as DOT. What the peers are given is made of ours: the words of each node and line, ready."""
        ours_to = lambda path: lambda: run([gainsay, "--db", self.db, "graph", "claims"], to=path)
        # Ten million lines take more room than a disk may have.
        with open(self.edges) as edges:
            is_huge = sum(1 for _ in edges) > 3_000_000
        if is_huge:
            ours, = alternate(ours_to(os.devnull))
            row(self.name, "DOT of everything, thrown away", ours, "a plain writer of the same words", "too large", "<= 1.30")
            return
        dot, ready, full, peer = (f"{work}/{name}" for name in ("ours.dot", "words.jsonl", "all.jsonl", "peer.dot"))
        run([gainsay, "--db", self.db, "graph", "claims"], to=dot)
        run([plain_dot, "words", dot], to=ready)
        run([plain_dot, "all", dot], to=full)
        plain = lambda given, path: lambda: run([plain_dot, "write", given], to=path)
        copy = script("import shutil,sys\nshutil.copyfile(sys.argv[1], sys.argv[2])", dot, peer)
        ours, words, everything, copied = alternate(ours_to(f"{work}/again.dot"), plain(ready, peer), plain(full, peer), copy)
        row(self.name, "DOT of everything", ours, "a plain writer of the same words", words, "<= 1.30")
        row(self.name, "DOT of everything", ours, "a plain writer of every attribute", everything, "")
        row(self.name, "DOT of everything", ours, "copying the same bytes", copied, "")
        thrown, words = alternate(ours_to(os.devnull), plain(ready, os.devnull))
        row(self.name, "DOT of everything, thrown away", thrown, "a plain writer of the same words", words, "<= 1.30")
        pydot = has("pydot") and has("networkx")
        write = "n.nx_pydot.to_pydot(g).write_raw(sys.argv[2])"
        told = ("import json,sys,networkx as n\ng=n.Graph()\nq=lambda t:'\"'+t.replace('\\\\','\\\\\\\\').replace('\"','\\\\\"')+'\"'\n"
                "for l in open(sys.argv[1]):\n r=json.loads(l);a={k:q(r[k]) for k in ('label','color','tooltip') if k in r}\n"
                " g.add_node(r['id'],**a) if 'id' in r else g.add_edge(r['from'],r['to'],**a)\n" + write)
        bare = "import sys,networkx as n\ng=n.Graph([tuple(map(int,l.split())) for l in open(sys.argv[1])])\n" + write
        # It takes a minute or more at a hundred thousand claims, and 4.3 GB: once is enough.
        once = lambda work: (alternate(work, runs=1) if pydot else ["absent"])[0]
        row(self.name, "DOT of everything", ours, "networkx with pydot, the same words", once(script(told, ready, peer)), "<= 0.05")
        row(self.name, "DOT of everything", ours, "networkx with pydot, ids alone", once(script(bare, self.edges, peer)), "")
        for path in (dot, ready, full, peer, f"{work}/again.dot"):
            remove(path)

    def common_words(self):
        """Words of all degrees of commonness."""
        db = sqlite3.connect(self.db)
        seen = {}
        for text, in db.execute("SELECT text FROM claims LIMIT 20000"):
            for word in set(text.lower().split()):
                if word.isalpha():
                    seen[word] = seen.get(word, 0) + 1
        db.close()
        ranked = sorted(seen, key=lambda word: (-seen[word], word))
        return ranked[::max(1, len(ranked) // 20)][:20]

    @staticmethod
    def each(commands):
        done = [run(command) for command in commands]
        if words := [each for each in done if isinstance(each, str)]:
            return words[0]
        return sum(d[0] for d in done), max(d[1] for d in done)


def print_table():
    earlier = {}
    cells = [("work", "beside", "claims", "ratio", "mark", "seconds", "theirs", "peak MB", "theirs", "growth / theirs")]
    for what, peer, size, ours, theirs, mark in ROWS:
        growth = ""
        figure = lambda of: not isinstance(of, str)
        for key, of in (((what, peer), ours), ((what, peer, "theirs"), theirs)):
            if figure(of):
                if key in earlier:
                    growth += f"{' / ' if growth else ''}{of[0] / earlier[key]:.1f}"
                earlier[key] = of[0]
        ratio = ours if not figure(ours) else theirs if not figure(theirs) else f"{ours[0] / theirs[0]:.3f}"
        seconds = [f"{of[0]:.3f}" if figure(of) else "–" for of in (ours, theirs)]
        peak = [f"{of[1]:.0f}" if figure(of) else "–" for of in (ours, theirs)]
        cells.append((what, peer, size, ratio, mark, *seconds, *peak, growth))
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


for name in sizes:
    Size(name).measure()
print_table()
PYTHON
