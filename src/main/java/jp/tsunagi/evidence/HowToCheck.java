package jp.tsunagi.evidence;

import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.audit.proof.VerifierKey;

/**
 * How to check a bundle without this software: the page in the bundle, with the values of its first entry. Every command
 * block stands in one shell session after the ones before, and ends with an error when something does not fit.
 */
final class HowToCheck {
    /**
     * What the page's commands are about.
     *
     * @param firstSeq number of the first entry
     * @param firstLeaf its leaf hash in hexadecimal digits
     * @param firstPath its path, each step with its side
     * @param rotations paths of the statements by which one key follows the other
     */
    record Subject(
            SignedState newest,
            List<SignedState> older,
            List<VerifierKey> keys,
            long entries,
            long firstSeq,
            String firstLeaf,
            List<String> firstPath,
            List<String> rotations,
            boolean person) {}

    /** A paragraph and, unless empty, its commands. */
    private record Part(String ja, String en, String shell) {}

    private static final String TOOLS = """
            work=$(mktemp -d)
            same() { if [ "$1" = "$2" ]; then echo "OK  $3"; else echo "NG  $3"; return 1; fi; }
            sha() { sha256sum | cut -c1-64; }
            bytes() { printf "$(printf '%s' "$1" | sed 's/../\\\\x&/g')"; }
            leaf() { { printf '\\0'; cat; } | sha; }
            node() { { printf '\\1'; bytes "$1"; bytes "$2"; } | sha; }
            fold() {
              at=$1; shift
              for step in "$@"; do
                case $step in
                  L:*) at=$(node "${step#L:}" "$at") ;;
                  R:*) at=$(node "$at" "${step#R:}") ;;
                esac
              done
              echo "$at"
            }
            root() { sed -n 3p "$1" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n'; }
            signed() {
              sed '/^$/,$d' "$1" > "$work/text"
              sed -n 's/^— [^ ]* //p' "$1" | sed -n "${3:-1}p" | openssl base64 -d -A | tail -c 64 > "$work/signature"
              openssl pkeyutl -verify -pubin -inkey "$2" -rawin -in "$work/text" -sigfile "$work/signature"
            }
            """;

    private static final String ALL = """
            grep '"leaf"' proofs.json > "$work/proofs"
            same "$(wc -l < entries.jsonl)" "$(wc -l < "$work/proofs")" "number of entries"
            while IFS= read -r entry <&3 && IFS= read -r proof <&4; do
              seq=$(printf '%s' "$proof" | sed 's/.*"seq":\\([0-9]*\\).*/\\1/')
              case $entry in *"\\"seq\\":$seq,"*) ;; *) same "" "$seq" "entry number" ;; esac
              hash=$(printf '%s' "$entry" | leaf)
              same "$(fold "$hash" $(printf '%s' "$proof" | grep -o '[LR]:[0-9a-f]*' || true))" "$(root CHECKPOINT)" "entry $seq"
            done 3< entries.jsonl 4< "$work/proofs"
            """;

    private static final String MEMBERS = """
            grep '"group"' membership.json > "$work/members" || true
            field() { printf '%s' "$1" | sed "s/.*\\"$2\\":\\"\\{0,1\\}\\([^\\",}]*\\).*/\\1/"; }
            while IFS= read -r member <&3; do
              group=$(printf '%s' "$member" | sed 's/.*"group":\\[\\([^]]*\\)\\].*/\\1/' | tr -d '"')
              person=$(field "$member" pseudonym); version=${person%%-*}
              mine=$(printf '%02x' "${version#p}")${person#*-}
              case ",$group," in *",$mine,"*) ;; *) same "" "$person" "person in the group" ;; esac
              set=$(field "$member" set)
              name=$(field "$member" file); names="\\"fileName\\":\\"$name\\""
              if [ -z "$name" ]; then
                name="$(field "$member" linkage) run $(field "$member" run)"
                names="\\"linkage\\":\\"$(field "$member" linkage)\\""
              fi
              entry=$(grep "\\"seq\\":$(field "$member" entry)," entries.jsonl)
              case $entry in *"$names"*"\\"subject\\":\\"$set\\""*) ;; *) same "" "$set" "entry of $name" ;; esac
              if [ "$set" = "$person" ]; then
                echo "OK  $name"
              else
                hash=$(bytes "$(printf '%s' "$group" | tr -d ',')" | leaf)
                same "$(fold "$hash" $(printf '%s' "$member" | grep -o '[LR]:[0-9a-f]*' || true))" "${set##*:}" "$name"
              fi
            done 3< "$work/members"
            """;

    private final List<Part> parts = new ArrayList<>();

    HowToCheck(Subject subject) {
        String checkpoint = subject.newest().path();
        add(
                "この証跡は、繋ぎ(Tsunagi)を使わずに検証できます。必要なものは bash、openssl 3 以上、sha256sum だけです。ZIPを展開したフォルダで、"
                        + "次の枠の中を上から順に貼り付けてください。OK は一致、NG は不一致(改ざんの疑い)です。はじめに道具を用意します。",
                "This evidence can be checked without Tsunagi. It needs bash, openssl 3 or newer and sha256sum. Unpack the ZIP, "
                        + "and in its folder paste each block below, from the top. OK fits; NG does not, and may be tampering. "
                        + "First, the tools.",
                TOOLS);
        add(
                "1. 公開鍵。この束に入っている鍵だけでは何も証明できません。表示される公開鍵を、別に保管しているもの(毎日の指紋ページの紙など)と" + "見比べてください。",
                "1. The public keys. A key that comes with the evidence proves nothing by itself: compare the keys shown with "
                        + "what you have from elsewhere, such as the fingerprint pages on paper.",
                keys(subject.keys()));
        add(
                "2. チェックポイントの署名(Ed25519)。チェックポイントは、その時点までの全記録のマークルルートに署名したものです。",
                "2. The signature (Ed25519) of the checkpoint, which signs the Merkle root over all entries up to then.",
                signatures(subject));
        add(
                "3. 最初の記録(番号 " + subject.firstSeq() + ")の例。行の前に1バイト 0x00 を付けた SHA-256 が葉のハッシュです。経路の各ハッシュと、"
                        + "1バイト 0x01、左、右の順に並べて SHA-256 をとることを繰り返すと、署名されたルートになります。",
                "3. Worked example: the first entry, number " + subject.firstSeq()
                        + ". The leaf hash is the SHA-256 of one byte 0x00 and the line. Folding it with each hash of the path, "
                        + "SHA-256 of one byte 0x01, left, right, gives the root that is signed.",
                example(subject, checkpoint));
        add(
                "4. 全部の記録(RFC 6962 / RFC 9162 2.1.3)。件数が多いと時間がかかります。証明するのは、ここにある記録が署名の時点にそのままあったことです。"
                        + "ここに無い記録が存在しないことは証明しません(記録の番号は、期間の束では連続します)。summary.html は読むためのもので、証明の対象ではありません。",
                "4. All entries (RFC 6962, RFC 9162 section 2.1.3). With many entries this takes a while. "
                        + "What is proved is that these entries stood there, just so, when it was signed; not that there are no "
                        + "others (in the bundle of a period their numbers follow each other). summary.html is for reading and is not "
                        + "part of the proof.",
                ALL.replace("CHECKPOINT", checkpoint));
        if (subject.person()) {
            add(
                    "5. 本人がファイルまたは取り込みに含まれていたこと。仮名64件ずつ(1件17バイト: 鍵の版1バイトとHMACの前半16バイト)を葉とする木のルートが、"
                            + "その記録の subject(set:件数:ルート)です。membership.json に無いものについては、何も主張していません。",
                    "5. That the person was in a file, or in what a run took over. The subject of its entry, set:COUNT:ROOT, is the root of a tree whose "
                            + "leaves are groups of 64 pseudonyms of 17 bytes (version of the key, half of the HMAC). Of what "
                            + "is not in membership.json nothing is claimed.",
                    MEMBERS);
        }
        if (!subject.rotations().isEmpty()) {
            add(
                    "鍵の交代。交代の文書には、前の鍵と次の鍵の両方が署名しています。",
                    "Rotation of keys. Each statement is signed by the key before and by the one that follows.",
                    rotations(subject.rotations()));
        }
        add(
                "proofs.json の consistency は、古いチェックポイントの木が新しい木にそのまま含まれることの証明です(RFC 9162 2.1.4)。" + "対応するソフトウェアで検証できます。",
                "The consistency proofs in proofs.json show that the tree of an older checkpoint is unchanged in the newer one "
                        + "(RFC 9162 section 2.1.4); software for transparency logs checks them.",
                "");
    }

    private void add(String ja, String en, String shell) {
        parts.add(new Part(ja, en, shell));
    }

    static String key(int version) {
        return "keys/journal-" + version + ".pem";
    }

    private static String keys(List<VerifierKey> keys) {
        StringBuilder shell = new StringBuilder();
        for (int version = 1; version <= keys.size(); version++) {
            VerifierKey key = keys.get(version - 1);
            shell.append("public=$(openssl pkey -pubin -in ")
                    .append(key(version))
                    .append(" -outform DER | tail -c 32 | od -An -v -tx1 | tr -d ' \\n')\nsame \"$public\" ")
                    .append(PublicKeys.hex(key))
                    .append(" \"key ")
                    .append(PublicKeys.id(key))
                    .append(" $public\"\n");
        }
        return shell.toString();
    }

    private static String signatures(Subject subject) {
        StringBuilder shell = new StringBuilder();
        List<SignedState> all = new ArrayList<>(subject.older());
        all.add(subject.newest());
        all.forEach(state -> shell.append("signed ")
                .append(state.path())
                .append(' ')
                .append(key(state.key()))
                .append('\n'));
        return shell.toString();
    }

    private static String example(Subject subject, String checkpoint) {
        StringBuilder shell = new StringBuilder("h=$(sed -n 1p entries.jsonl | tr -d '\\n' | leaf)\nsame \"$h\" "
                + subject.firstLeaf() + " \"leaf\"\n");
        for (String step : subject.firstPath()) {
            String sibling = step.substring(2);
            shell.append(
                    step.startsWith("L") ? "h=$(node " + sibling + " \"$h\")\n" : "h=$(node \"$h\" " + sibling + ")\n");
        }
        return shell.append("same \"$h\" ")
                .append(subject.newest().checkpoint().root())
                .append(" \"root\"\nsame \"$h\" \"$(root ")
                .append(checkpoint)
                .append(")\" \"root of the checkpoint\"\n")
                .toString();
    }

    private static String rotations(List<String> statements) {
        StringBuilder shell = new StringBuilder();
        for (String statement : statements) {
            int next = Integer.parseInt(statement.replaceAll("\\D+", ""));
            shell.append("signed ")
                    .append(statement)
                    .append(' ')
                    .append(key(next - 1))
                    .append(" 1\n");
            shell.append("signed ")
                    .append(statement)
                    .append(' ')
                    .append(key(next))
                    .append(" 2\n");
        }
        return shell.toString();
    }

    /** As plain text. */
    String text() {
        StringBuilder text = new StringBuilder("証跡の検証 / How to check this evidence\n");
        for (Part part : parts) {
            text.append('\n').append(part.ja()).append("\n\n").append(part.en()).append('\n');
            if (!part.shell().isEmpty()) {
                text.append("\n```\n").append(part.shell()).append("```\n");
            }
        }
        return text.toString();
    }

    /** As a page. */
    String html() {
        StringBuilder body = new StringBuilder("<h1>証跡の検証 <span lang=\"en\">How to check this evidence</span></h1>\n");
        for (Part part : parts) {
            body.append("<p>").append(Html.escape(part.ja())).append("</p>\n<p lang=\"en\">");
            body.append(Html.escape(part.en())).append("</p>\n");
            if (!part.shell().isEmpty()) {
                body.append("<pre>").append(Html.escape(part.shell())).append("</pre>\n");
            }
        }
        return Html.page("証跡の検証 / How to check this evidence", """
                body { font-family: sans-serif; line-height: 1.7; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                pre { background: #f2f2f2; border: 1px solid #999; padding: .8rem; overflow-x: auto; line-height: 1.4; }
                [lang=en] { color: #444; }
                """, body.toString());
    }
}
