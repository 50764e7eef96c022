/** Cases (casos, tickets): what customers have open with the host, as the host says (CAS). */
@NullMarked
package io.customerview.cases;

import org.jspecify.annotations.NullMarked;
