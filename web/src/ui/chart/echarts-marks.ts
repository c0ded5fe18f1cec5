import { MarkLineComponent } from 'echarts/components'
import { use } from 'echarts/core'
// What stands there already does not travel again.
import './echarts.ts'

use([MarkLineComponent])
