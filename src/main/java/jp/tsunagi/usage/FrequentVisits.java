package jp.tsunagi.usage;

/**
 * 頻回受診: what counts as frequent. The Ministry's guidance on frequent visits looks at 15 days or more in one month for one
 * illness in one department; the log knows institutions only, so those stand for it.
 *
 * @param days at one institution, at least
 * @param period within so many days on end, wherever they begin
 */
public record FrequentVisits(int days, int period) {
    /** @throws IllegalArgumentException when they could never be reached */
    public FrequentVisits {
        if (days < 1 || period < days) {
            throw new IllegalArgumentException("frequent visits: at least one day, in a period that holds as many");
        }
    }
}
