package jp.tsunagi.demo.population;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import jp.tsunagi.demo.population.Institutions.Institution;
import jp.tsunagi.demo.population.Names.Name;
import jp.tsunagi.demo.population.Recipient.Consent;
import jp.tsunagi.demo.population.Recipient.Period;
import jp.tsunagi.demo.population.Recipient.Voucher;

/**
 * Writes households to both databases: batches of a thousand people, a commit every few thousand. The address system hears of
 * those outside the resident register from the hub alone.
 */
final class PopulationWriter implements AutoCloseable {
    private static final int PEOPLE_OF_A_BATCH = 1_000;
    private static final int BATCHES_OF_A_COMMIT = 5;

    private final Connection welfare;
    private final Connection address;
    private final Numbers numbers;
    private final Batch households;
    private final Batch recipients;
    private final Batch personalNumbers;
    private final Batch periods;
    private final Batch vouchers;
    private final Batch consents;
    private final Batch persons;
    private final Batch institutions;
    /** Parents before children, so that no foreign key points at a row still waiting. */
    private final List<Batch> inOrder;

    private int waiting;
    private int batches;

    PopulationWriter(Connection welfare, Connection address, Numbers numbers) throws SQLException {
        this.welfare = welfare;
        this.address = address;
        this.numbers = numbers;
        households = new Batch(welfare, "household", 5);
        recipients = new Batch(welfare, "recipient", 24);
        personalNumbers = new Batch(welfare, "personal_number", 4);
        periods = new Batch(welfare, "eligibility", 5);
        vouchers = new Batch(welfare, "voucher", 20);
        consents = new Batch(welfare, "checkup_consent", 3);
        persons = new Batch(address, "person", 3);
        institutions = new Batch(welfare, "institution", 5);
        inOrder = List.of(institutions, households, recipients, personalNumbers, periods, vouchers, consents, persons);
    }

    void write(Household household) throws SQLException {
        households.add(
                household.id(),
                household.office().payerNumber(),
                household.number(),
                household.openedOn(),
                household.closedOn());
        for (Recipient member : household.members()) {
            write(member, household.id());
        }
    }

    void write(Recipient recipient, long householdId) throws SQLException {
        long id = recipient.id();
        LocalDate began = recipient.periods().get(0).qualifiedOn();
        String personalNumber = numbers.personalNumber(id, 1);
        String residentNumber = numbers.residentNumber(id, recipient.inRegister());
        addRecipient(recipient, residentNumber, householdId);
        personalNumbers.add(id, personalNumber, 1, began);
        if (recipient.inRegister()) {
            persons.add(residentNumber, personalNumber, "1");
        }
        int periodNumber = 1;
        for (Period period : recipient.periods()) {
            periods.add(id, periodNumber++, period.qualifiedOn(), period.lostOn(), period.reason());
        }
        for (Consent consent : recipient.consents()) {
            consents.add(id, consent.on(), consent.value());
        }
        int voucherNumber = 1;
        for (Voucher voucher : recipient.vouchers()) {
            addVoucher(id, voucherNumber++, voucher);
        }
        flushWhenFull();
    }

    void write(Institution institution) throws SQLException {
        institutions.add(
                institution.code(),
                institution.name(),
                String.valueOf(institution.kind().code),
                institution.from(),
                institution.until());
        flushWhenFull();
    }

    /** A resident whom only the address system knows. */
    void writeResident(long id) throws SQLException {
        persons.add(numbers.residentNumber(id, true), numbers.personalNumber(id, 1), "1");
        flushWhenFull();
    }

    /** Writes what is waiting. */
    void flush() throws SQLException {
        for (Batch batch : inOrder) {
            batch.flush();
        }
        waiting = 0;
    }

    /** Writes what is waiting and commits. */
    void commit() throws SQLException {
        flush();
        welfare.commit();
        address.commit();
    }

    @Override
    public void close() throws SQLException {
        for (Batch batch : inOrder) {
            batch.close();
        }
    }

    private void addRecipient(Recipient recipient, String residentNumber, long householdId) throws SQLException {
        Name alias = recipient.alias();
        Consent consent = recipient.consents().isEmpty()
                ? new Consent(null, "0")
                : recipient.consents().get(recipient.consents().size() - 1);
        recipients.add(
                recipient.id(),
                residentNumber,
                recipient.inRegister(),
                recipient.foreign(),
                recipient.office().payerNumber(),
                recipient.recipientNumber(),
                null,
                householdId,
                recipient.head(),
                recipient.name().text(),
                recipient.name().kana(),
                alias == null ? null : alias.text(),
                alias == null ? null : alias.kana(),
                recipient.sex(),
                recipient.birthDate(),
                recipient.residence().postNumber(),
                recipient.residence().address(),
                flag(recipient.selfInfoRefusal()),
                consent.value(),
                consent.on(),
                flag(recipient.nonDisclosure()),
                flag(recipient.optOut()),
                recipient.periods().size(),
                null);
    }

    private void addVoucher(long recipientId, int number, Voucher voucher) throws SQLException {
        long id = recipientId * 10 + number;
        vouchers.add(
                id,
                recipientId,
                voucher.ticketType(),
                null,
                voucher.institution(),
                voucher.prescriptionIssuer(),
                voucher.treatment(),
                voucher.injury(),
                null,
                null,
                voucher.from(),
                voucher.until(),
                voucher.selfPay(),
                voucher.combined() ? "02" : "01",
                voucher.combined() ? "01" : "02",
                "0",
                flag(voucher.elderlyCare()),
                "0",
                null,
                "01");
    }

    private void flushWhenFull() throws SQLException {
        waiting++;
        if (waiting == PEOPLE_OF_A_BATCH) {
            flush();
            batches++;
            if (batches % BATCHES_OF_A_COMMIT == 0) {
                commit();
            }
        }
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }
}
